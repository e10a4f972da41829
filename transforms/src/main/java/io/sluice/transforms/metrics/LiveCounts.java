package io.sluice.transforms.metrics;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Live counts of one run; in a scan, each row read counts as a line. The progress display opens
 * them before the run and closes them after it. Transforms look them up by the run's name, in the
 * thread in which they are set up: a runner gives each thread a copy of a transform, not the
 * original. They are for the display alone: no result depends on them, and they save it a query of
 * the ledger twice a second. Thread-safe.
 */
public final class LiveCounts implements AutoCloseable {

  private static final Map<String, LiveCounts> OPEN = new ConcurrentHashMap<>();

  private final String run;
  private volatile OptionalLong expectedBytes = OptionalLong.empty();
  private volatile OptionalLong expectedLines = OptionalLong.empty();
  private volatile String pausedBy;
  private volatile String waitsFor;
  private volatile String stage;
  private volatile List<String> deferred = List.of();
  private final LongAdder lines = new LongAdder();
  private final LongAdder bytes = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder rows = new LongAdder();

  private LiveCounts(String run) {
    this.run = run;
  }

  /** Opens the counts of a run in this JVM. */
  public static LiveCounts open(String run) {
    LiveCounts counts = new LiveCounts(run);
    OPEN.put(run, counts);
    return counts;
  }

  /** The counts of a run; if none are open in this JVM, new ones that are never displayed. */
  public static LiveCounts of(String run) {
    LiveCounts counts = OPEN.get(run);
    return counts == null ? new LiveCounts(run) : counts;
  }

  /** Sets the number of bytes to read. */
  public void expect(long bytes) {
    expectedBytes = OptionalLong.of(bytes);
  }

  /** Sets the approximate number of lines to read. */
  public void expectLines(long lines) {
    expectedLines = OptionalLong.of(lines);
  }

  /** Sets why the run is paused, in words; null if it is not. */
  public void pausedBy(String reason) {
    pausedBy = reason;
  }

  /** Sets what the run waits for on the server, in words; null for nothing. */
  public void waitsFor(String reason) {
    waitsFor = reason;
  }

  /** Sets what the run does after its last line, in words, such as "building indexes". */
  public void stage(String words) {
    stage = words;
  }

  /** Sets the names of the indexes that are built after the rows. */
  public void deferred(List<String> indexes) {
    deferred = List.copyOf(indexes);
  }

  /** Adds lines read. */
  public void lines(long count) {
    lines.add(count);
  }

  /** Adds bytes read, including line feeds. */
  public void bytes(long count) {
    bytes.add(count);
  }

  /** Adds rejected lines. */
  public void rejected(long count) {
    rejected.add(count);
  }

  /** Adds blank or filtered lines. */
  public void skipped(long count) {
    skipped.add(count);
  }

  /** Adds rows sent to the database. */
  public void rows(long count) {
    rows.add(count);
  }

  /** The number of bytes to read; empty while unknown. */
  public OptionalLong expectedBytes() {
    return expectedBytes;
  }

  /** The approximate number of lines to read; empty while unknown. */
  public OptionalLong expectedLines() {
    return expectedLines;
  }

  /** Why the run is paused now; null if it is not. */
  public String pausedBy() {
    return pausedBy;
  }

  /** What the run waits for on the server now; null for nothing. */
  public String waitsFor() {
    return waitsFor;
  }

  /** What the run does after its last line; null before. */
  public String stage() {
    return stage;
  }

  /** The names of the indexes that are built after the rows, as far as this JVM knows. */
  public List<String> deferred() {
    return deferred;
  }

  /** Lines read so far. */
  public long lines() {
    return lines.sum();
  }

  /** Bytes read so far, after decompression. */
  public long bytes() {
    return bytes.sum();
  }

  /** Lines rejected so far. */
  public long rejected() {
    return rejected.sum();
  }

  /** Rows sent to the database so far. */
  public long rows() {
    return rows.sum();
  }

  /** Lines that need no more work. */
  public long settled() {
    return rejected.sum() + skipped.sum() + rows.sum();
  }

  @Override
  public void close() {
    OPEN.remove(run);
  }
}
