package io.sluice.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of processes and of the machine in {@code /proc}. */
final class Proc {

  // Linux tells everybody times in hundredths of a second, whatever its own clock does.
  private static final double TICKS_PER_SECOND = 100;

  // The fields of stat behind the name, which may hold spaces: proc(5) counts from 3 there.
  private static final int USER_TIME = 14 - 3;
  private static final int CHILDREN_USER_TIME = 16 - 3;

  private Proc() {}

  /** The CPU time that a process has used. */
  static double cpuSeconds(long pid) {
    return seconds(Path.of("/proc", Long.toString(pid), "stat"), USER_TIME);
  }

  /** The CPU time that the children of this process had used when they ended. */
  static double cpuSecondsOfEndedChildren() {
    return seconds(Path.of("/proc/self/stat"), CHILDREN_USER_TIME);
  }

  /** The most memory (RSS) that a process has had, in bytes; 0 when it has ended. */
  static long peakRss(long pid) {
    try {
      return kilobytes(Path.of("/proc", Long.toString(pid), "status"), "VmHWM:");
    } catch (UncheckedIOException e) {
      return 0;
    }
  }

  /** The machine's memory in bytes. */
  static long memory() {
    return kilobytes(Path.of("/proc/meminfo"), "MemTotal:");
  }

  /** How many processes wanted a CPU in the last minute. */
  static double load() {
    return Double.parseDouble(read(Path.of("/proc/loadavg")).split(" ")[0]);
  }

  private static double seconds(Path stat, int userTime) {
    String text = read(stat);
    String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
    long ticks = Long.parseLong(fields[userTime]) + Long.parseLong(fields[userTime + 1]);
    return ticks / TICKS_PER_SECOND;
  }

  private static long kilobytes(Path file, String name) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElse(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
