package io.sluice.testing.memory;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/** The files of {@code memory://}, as a test sees them. Each test takes a root of its own. */
public final class MemoryFiles {

  record Entry(byte[] bytes, long modified) {}

  static final NavigableMap<String, Entry> FILES = new ConcurrentSkipListMap<>();

  private MemoryFiles() {}

  /** A place that no other test uses. */
  public static String newRoot() {
    return "memory://" + UUID.randomUUID();
  }

  /** Writes a file and returns its name. */
  public static String write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
    return name;
  }

  /** Writes a file. */
  public static void write(String name, byte[] bytes) {
    FILES.put(name, new Entry(bytes, System.currentTimeMillis()));
  }

  /** The bytes of a file. */
  public static byte[] read(String name) throws IOException {
    Entry file = FILES.get(name);
    if (file == null) {
      throw new FileNotFoundException(name);
    }
    return file.bytes();
  }

  /** The text of a file. */
  public static String text(String name) throws IOException {
    return new String(read(name), StandardCharsets.UTF_8);
  }

  /** The names of the files that begin with a prefix, sorted. */
  public static List<String> names(String prefix) {
    return FILES.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
  }
}
