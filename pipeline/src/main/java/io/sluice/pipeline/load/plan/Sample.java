package io.sluice.pipeline.load.plan;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.metrics.LineTally;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.parse.Line;
import io.sluice.transforms.parse.LineHandler;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.FileSample;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.reject.Reject;
import java.util.ArrayList;
import java.util.List;

/**
 * A sample of the first lines of some inputs.
 *
 * @param files the sample of each file
 * @param lines the outcomes of all sampled lines; records are counted only as READ
 * @param seconds the time that one thread needs to parse them
 * @param failures the failures of files that are damaged near their beginning
 */
record Sample(List<OfFile> files, LineCounts lines, double seconds, List<InputException> failures) {

  /** The maximum size of all samples together, in bytes after decompression. */
  static final long MAX_BYTES = 8 << 20;

  private static final int MAX_FILES = 16;
  private static final long MEASURE_NANOS = 500_000_000;

  /**
   * The sample of one file.
   *
   * @param bytes its first bytes
   * @param lines the outcomes of the lines in them
   */
  record OfFile(FileSample bytes, LineCounts lines) {}

  /** Reads and parses the first lines of a few files, evenly spread over all. */
  static <T> Sample of(ParseLines<T> parse, List<InputFile> candidates, int maxLineBytes)
      throws Exception {
    List<InputFile> chosen = spread(candidates);
    List<FileSample> samples = new ArrayList<>();
    List<InputException> failures = new ArrayList<>();
    for (InputFile file : chosen) {
      try {
        samples.add(FileSample.of(file, MAX_BYTES / chosen.size(), maxLineBytes));
      } catch (InputException e) {
        failures.add(e);
      }
    }
    BlockParser<T> parser = parse.blockParser();
    List<OfFile> files;
    double seconds = Double.MAX_VALUE;
    // Repeated, because freshly loaded code is many times slower.
    long end = System.nanoTime() + MEASURE_NANOS;
    do {
      long start = System.nanoTime();
      files = parse(parser, samples);
      seconds = Math.min(seconds, (System.nanoTime() - start) / 1e9);
    } while (!samples.isEmpty() && System.nanoTime() < end);
    LineCounts lines = files.stream().map(OfFile::lines).reduce(LineCounts.NONE, LineCounts::plus);
    return new Sample(files, lines, seconds, failures);
  }

  /** The size of the samples, after decompression. */
  long bytes() {
    return files.stream().mapToLong(file -> file.bytes().bytes()).sum();
  }

  /** The fraction of the lines that a counter counts. */
  double share(LineCounter counter) {
    return lines.of(LineCounter.READ) == 0
        ? 0
        : (double) lines.of(counter) / lines.of(LineCounter.READ);
  }

  private static List<InputFile> spread(List<InputFile> candidates) {
    int count = Math.min(candidates.size(), MAX_FILES);
    List<InputFile> picked = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      picked.add(candidates.get((int) ((long) i * candidates.size() / count)));
    }
    return picked;
  }

  private static <T> List<OfFile> parse(BlockParser<T> parser, List<FileSample> samples)
      throws Exception {
    List<OfFile> files = new ArrayList<>();
    for (FileSample sample : samples) {
      Counting<T> counting = new Counting<>();
      for (Block block : sample.blocks()) {
        parser.parse(block, counting);
      }
      files.add(new OfFile(sample, counting.tally.counts()));
    }
    return files;
  }

  private static final class Counting<T> implements LineHandler<T> {

    private final LineTally tally = new LineTally();

    @Override
    public void record(T record, boolean truncated, Line line) {
      tally.count(LineCounter.READ);
      if (truncated) {
        tally.count(LineCounter.TRUNCATED);
      }
    }

    @Override
    public void filtered() {
      tally.count(LineCounter.READ);
      tally.count(LineCounter.FILTERED);
    }

    @Override
    public void reject(Reject reject) {
      tally.count(LineCounter.READ);
      tally.count(reject.reason());
    }

    @Override
    public void blank() {
      tally.count(LineCounter.READ);
      tally.count(LineCounter.BLANK);
    }
  }
}
