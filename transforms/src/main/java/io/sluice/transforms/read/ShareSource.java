package io.sluice.transforms.read;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The shares of files, each a split of its own: a runner hands a worker the next one when it is
 * done with the one before, so that none waits while others have several to do.
 */
public final class ShareSource extends BoundedSource<Share> {

  private static final long serialVersionUID = 1L;

  /** As many as can be sorted at once. */
  private static final long SHARE_BYTES = 256 << 20;

  /** The DirectRunner has no less. */
  private static final int LEAST_WORKERS = 3;

  /** So that two workers and three of them have the same to do. */
  private static final int SHARES_FOR_A_WORKER = 2;

  /** Their places are all held in memory when a pipeline is made. */
  private static final int MOST_SHARES = 10_000;

  private final List<Share> shares;

  private ShareSource(List<Share> shares) {
    this.shares = shares;
  }

  /**
   * Divides files into shares, for as many workers as this JVM has processors.
   *
   * @param blockBytes the bytes of a block; no plain file is divided further than into a few
   */
  public static ShareSource of(InputFiles files, int blockBytes) {
    return of(files, blockBytes, Runtime.getRuntime().availableProcessors());
  }

  /**
   * Divides files into shares.
   *
   * @param blockBytes the bytes of a block; no plain file is divided further than into a few
   * @param workers how many workers there are
   */
  public static ShareSource of(InputFiles files, int blockBytes, int workers) {
    long bytes = files.files().stream().mapToLong(InputFile::bytes).sum();
    long least = (long) SHARES_FOR_A_WORKER * Math.max(LEAST_WORKERS, workers);
    long most = Math.max(least, bytes / SHARE_BYTES + 1);
    return new ShareSource(Shares.of(files.files(), (int) Math.min(most, MOST_SHARES), blockBytes));
  }

  /** How many shares there are. */
  public int count() {
    return shares.size();
  }

  /** In how many ranges each file is read, by the files' names; none stands for nothing to read. */
  public Map<String, Long> ranges() {
    return Shares.ranges(shares);
  }

  @Override
  public List<ShareSource> split(long desiredBundleSizeBytes, PipelineOptions options) {
    return shares.stream().map(share -> new ShareSource(List.of(share))).toList();
  }

  @Override
  public long getEstimatedSizeBytes(PipelineOptions options) {
    return shares.stream().mapToLong(Share::end).sum();
  }

  @Override
  public Coder<Share> getOutputCoder() {
    return SerializableCoder.of(Share.class);
  }

  @Override
  public BoundedReader<Share> createReader(PipelineOptions options) {
    return new Reader(this);
  }

  private static final class Reader extends BoundedReader<Share> {

    private final ShareSource source;
    private final Iterator<Share> next;
    private Share current;

    Reader(ShareSource source) {
      this.source = source;
      this.next = source.shares.iterator();
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
    public Share getCurrent() {
      if (current == null) {
        throw new NoSuchElementException();
      }
      return current;
    }

    @Override
    public ShareSource getCurrentSource() {
      return source;
    }

    @Override
    public void close() {
      // There is nothing open.
    }
  }
}
