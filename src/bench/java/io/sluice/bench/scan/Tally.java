package io.sluice.bench.scan;

import io.sluice.transforms.chat.ChatMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.CRC32;

/**
 * What a thread of this program has read: how many rows, and a sum over them that does not depend
 * on their order. It is the server's {@code CRC32} of the texts of a row, and the seconds of its
 * time, of all rows. Used by one thread at a time.
 */
final class Tally {

  /** A scan to measure. */
  interface TableScan {

    /** Reads all rows. */
    void run() throws Exception;
  }

  private static final List<Tally> ALL = new CopyOnWriteArrayList<>();

  private final CRC32 crc = new CRC32();
  private long rows;
  private long sum;

  private Tally() {}

  /** Another tally of this program. */
  static Tally open() {
    Tally tally = new Tally();
    ALL.add(tally);
    return tally;
  }

  /** Runs a scan, and prints what it has read, also where it is asked to end before its end. */
  static void print(TableScan scan) {
    Runtime.getRuntime().addShutdownHook(new Thread(Tally::printAll, "print tally"));
    try {
      scan.run();
    } catch (Throwable e) {
      e.printStackTrace();
      // Threads of a runner may not know that it is over.
      System.exit(1);
    }
    System.exit(0);
  }

  private static void printAll() {
    System.out.printf(
        "rows=%d sum=%d%n",
        ALL.stream().mapToLong(tally -> tally.rows).sum(),
        ALL.stream().mapToLong(tally -> tally.sum).sum());
  }

  /** A row has been read. */
  void add(ChatMessage row) {
    crc.reset();
    text(row.id());
    text(row.from());
    text(row.type());
    text(row.siteId());
    crc.update(row.data().getBytes(StandardCharsets.UTF_8));
    rows++;
    sum += crc.getValue() + row.timestamp();
  }

  /** A text, and what stands between it and the next. */
  private void text(String text) {
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    crc.update('\t');
  }

  /** The sum over its rows. */
  long sum() {
    return sum;
  }
}
