package io.sluice.transforms.metrics;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of one run, live; of a scan, rows that are read count as lines. Whoever shows them opens
 * them before the run and closes them after it; the transforms look them up by the run's name in
 * whatever thread they are set up, because a runner gives each of its threads a copy of them, not
 * the original. Safe for any number of threads.
 */
public final class LiveCounts implements AutoCloseable {

  private static final Map<String, LiveCounts> OPEN = new ConcurrentHashMap<>();

  private final String run;
  private volatile OptionalLong expectedBytes = OptionalLong.empty();
  private volatile OptionalLong expectedLines = OptionalLong.empty();
  private volatile String pausedBy;
  private volatile String waitsFor;
  private volatile String stage;
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

  /** The counts of a run; counts that nobody looks at where none are open in this JVM. */
  public static LiveCounts of(String run) {
    LiveCounts counts = OPEN.get(run);
    return counts == null ? new LiveCounts(run) : counts;
  }

  /** So many bytes of lines are to be read. */
  public void expect(long bytes) {
    expectedBytes = OptionalLong.of(bytes);
  }

  /** About so many lines are to be read. */
  public void expectLines(long lines) {
    expectedLines = OptionalLong.of(lines);
  }

  /** The run pauses for a reason, in words; null where it does not, or not any more. */
  public void pausedBy(String reason) {
    pausedBy = reason;
  }

  /** Sets what the run waits for on the server, in words; null for nothing. */
  public void waitsFor(String something) {
    waitsFor = something;
  }

  /** Sets what the run does after its last line, in words: "building indexes". */
  public void stage(String words) {
    stage = words;
  }

  /** Lines were read. */
  public void lines(long count) {
    lines.add(count);
  }

  /** Bytes of lines were read, line feeds included. */
  public void bytes(long count) {
    bytes.add(count);
  }

  /** Lines were rejected. */
  public void rejected(long count) {
    rejected.add(count);
  }

  /** Lines were blank or filtered. */
  public void skipped(long count) {
    skipped.add(count);
  }

  /** Rows were handed to the database. */
  public void rows(long count) {
    rows.add(count);
  }

  /** Bytes of lines that are to be read; empty where nobody knows, or not yet. */
  public OptionalLong expectedBytes() {
    return expectedBytes;
  }

  /** Lines that are to be read; empty where nobody knows, or not yet. */
  public OptionalLong expectedLines() {
    return expectedLines;
  }

  /** Why the run pauses just now; null where it does not. */
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

  /** Lines read so far. */
  public long lines() {
    return lines.sum();
  }

  /** Bytes of lines read so far, after decompression. */
  public long bytes() {
    return bytes.sum();
  }

  /** Lines rejected so far. */
  public long rejected() {
    return rejected.sum();
  }

  /** Rows handed to the database so far. */
  public long rows() {
    return rows.sum();
  }

  /** Lines that need nothing more done. */
  public long settled() {
    return rejected.sum() + skipped.sum() + rows.sum();
  }

  @Override
  public void close() {
    OPEN.remove(run);
  }
}
