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
 * The splits of files, each a split of its own: a runner hands a worker the next one when it is
 * done with the one before, so that none waits while others have several to do.
 */
public final class FileSplitSource extends BoundedSource<FileSplit> {

  private static final long serialVersionUID = 1L;

  /** As many as can be sorted at once. */
  private static final long SPLIT_BYTES = 256 << 20;

  /** The DirectRunner has no less. */
  private static final int LEAST_WORKERS = 3;

  /** So that two workers and three of them have the same to do. */
  private static final int SPLITS_PER_WORKER = 2;

  /** Their places are all held in memory when a pipeline is made. */
  private static final int MAX_SPLITS = 10_000;

  private final List<FileSplit> splits;

  private FileSplitSource(List<FileSplit> splits) {
    this.splits = splits;
  }

  /**
   * Divides files into splits, for as many workers as this JVM has processors.
   *
   * @param blockBytes the bytes of a block; no plain file is divided further than into a few
   */
  public static FileSplitSource of(InputFiles files, int blockBytes) {
    return of(files, blockBytes, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Divides files into splits.
   *
   * @param blockBytes the bytes of a block; no plain file is divided further than into a few
   * @param workers how many workers there are
   */
  public static FileSplitSource of(InputFiles files, int blockBytes, int workers) {
    long bytes = files.files().stream().mapToLong(InputFile::bytes).sum();
    long least = (long) SPLITS_PER_WORKER * Math.max(LEAST_WORKERS, workers);
    long most = Math.max(least, bytes / SPLIT_BYTES + 1);
    return new FileSplitSource(
        SplitPlanner.of(files.files(), (int) Math.min(most, MAX_SPLITS), blockBytes));
  }

  /** How many splits there are. */
  public int count() {
    return splits.size();
  }

  /** In how many ranges each file is read, by the files' names; none stands for nothing to read. */
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
      // There is nothing open.
    }
  }
}
