package io.sluice.transforms.load;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import java.nio.file.Path;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Reads files and parses their lines, to find out what a load would make of them: records are
 * counted, and what is no record is written to files of rejects. No line passes through the runner.
 * Each line is counted as READ, and those that are no records under their outcome (see {@link
 * io.sluice.transforms.metrics.LineCounter}).
 *
 * @param <T> the record
 */
public final class CheckFiles<T> extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final InputFiles files;
  private final ParseLines<T> parse;
  private final int maxLineBytes;
  private final String rejects;
  private final String run;

  private CheckFiles(
      InputFiles files, ParseLines<T> parse, int maxLineBytes, String rejects, String run) {
    this.files = files;
    this.parse = parse;
    this.maxLineBytes = maxLineBytes;
    this.rejects = rejects;
    this.run = run;
  }

  /**
   * Checks what a parser makes of files.
   *
   * @param rejects the directory of the rejects; made, for its owner alone, where it is missing
   * @param run the run's name, with which each file's name begins
   */
  public static <T> CheckFiles<T> of(
      InputFiles files, ParseLines<T> parse, Path rejects, String run) {
    requireNonNull(files, "files is null");
    requireNonNull(parse, "parse is null");
    return new CheckFiles<>(
        files, parse, BlockReader.DEFAULT_MAX_LINE_BYTES, rejects.toAbsolutePath().toString(), run);
  }

  /** Holds lines of at most so many bytes, line feeds not counted. */
  public CheckFiles<T> maxLineBytes(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new IllegalArgumentException(maxLineBytes + " is less than 1");
    }
    return new CheckFiles<>(files, parse, maxLineBytes, rejects, run);
  }

  @Override
  public PDone expand(PBegin begin) {
    begin
        .apply("Find splits", Read.from(FileSplitSource.of(files, BlockReader.DEFAULT_BLOCK_BYTES)))
        .apply("Check splits", ParDo.of(new CheckFilesFn<>(parse, maxLineBytes, rejects, run)));
    return PDone.in(begin.getPipeline());
  }
}
