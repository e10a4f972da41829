package io.sluice.transforms.read.split;

import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * A Beam source of file splits. The runner hands a worker its next split when the previous one is
 * done, so no worker idles while another has several splits left.
 */
public final class FileSplitSource extends BoundedSource<FileSplit> {

  private static final long serialVersionUID = 1L;

  /** The most bytes that can be sorted at once. */
  private static final long SPLIT_BYTES = 256 << 20;

  /** The DirectRunner never has fewer. */
  private static final int MIN_WORKERS = 3;

  /** Two, so that two workers and three get equal work. */
  private static final int SPLITS_PER_WORKER = 2;

  /** The splits are all held in memory while the pipeline is built. */
  private static final int MAX_SPLITS = 10_000;

  private final List<FileSplit> splits;

  private FileSplitSource(List<FileSplit> splits) {
    this.splits = splits;
  }

  /**
   * Divides files into splits, for as many workers as this JVM has processors.
   *
   * @param blockBytes the size of a block; a plain file is never cut into ranges of less than a few
   *     blocks
   */
  public static FileSplitSource of(InputFiles files, int blockBytes) {
    return of(files, blockBytes, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Divides files into splits.
   *
   * @param blockBytes the size of a block; a plain file is never cut into ranges of less than a few
   *     blocks
   * @param workers the number of workers
   */
  public static FileSplitSource of(InputFiles files, int blockBytes, int workers) {
    long bytes = files.files().stream().mapToLong(InputFile::bytes).sum();
    long min = (long) SPLITS_PER_WORKER * Math.max(MIN_WORKERS, workers);
    long max = Math.max(min, bytes / SPLIT_BYTES + 1);
    return new FileSplitSource(
        SplitPlanner.of(files.files(), (int) Math.min(max, MAX_SPLITS), blockBytes));
  }

  /** The splits. */
  public List<FileSplit> splits() {
    return splits;
  }

  /** The number of splits. */
  public int count() {
    return splits.size();
  }

  /**
   * The number of ranges that each file is read in, by file name. A file with nothing to read is
   * absent.
   */
  public Map<String, Long> ranges() {
    return SplitPlanner.ranges(splits);
  }

  @Override
  public List<FileSplitSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return splits.stream().map(split -> new FileSplitSource(List.of(split))).toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return splits.stream().mapToLong(FileSplit::end).sum();
  }

  @Override
  public Coder<FileSplit> getOutputCoder() {
    return SerializableCoder.of(FileSplit.class);
  }

  @Override
  public BoundedReader<FileSplit> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<FileSplit> {

    private final FileSplitSource source;
    private final Iterator<FileSplit> next;
    private FileSplit current;

    Reader(FileSplitSource source) {
      this.source = source;
      this.next = source.splits.iterator();
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      current = next.hasNext() ? next.next() : null;
      return current != null;
    }

    @Override
    public FileSplit getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public FileSplitSource getCurrentSource() {
      return source;
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
