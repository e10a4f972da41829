package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes a directory the same as another, durably. Only pages that differ are written: of gigabytes
 * of a table a load changes some, and writing all of them would take longer than the load.
 */
final class Snapshot {

  private static final int PAGE = 16 << 10;
  private static final int CHUNK = 64 * PAGE;

  private final ByteBuffer wanted = ByteBuffer.allocateDirect(CHUNK);
  private final ByteBuffer there = ByteBuffer.allocateDirect(CHUNK);

  private Snapshot() {}

  /** Copies what is in a directory to another one, where nothing else remains. */
  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    for (Path file : filesIn(to)) {
      if (!Files.exists(from.resolve(to.relativize(file)))) {
        Files.delete(file);
      }
    }
    Snapshot snapshot = new Snapshot();
    for (Path file : filesIn(from)) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      snapshot.makeSame(file, copy);
    }
  }

  private void makeSame(Path file, Path copy) throws IOException {
    try (FileChannel in = FileChannel.open(file);
        FileChannel out =
            FileChannel.open(
                copy,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE)) {
      long size = in.size();
      out.truncate(size);
      for (long position = 0; position < size; position += CHUNK) {
        read(in, position, wanted);
        read(out, position, there);
        writeDifferences(out, position);
      }
      out.force(true);
    }
  }

  private void writeDifferences(FileChannel out, long position) throws IOException {
    int end = wanted.limit();
    for (int page = 0; page < end; page += PAGE) {
      int length = Math.min(PAGE, end - page);
      if (page + length > there.limit()
          || !wanted.slice(page, length).equals(there.slice(page, length))) {
        writeFully(out, wanted.slice(page, length), position + page);
      }
    }
  }

  private static void read(FileChannel file, long position, ByteBuffer buffer) throws IOException {
    buffer.clear();
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
      // Until it is full or the file ends.
    }
    buffer.flip();
  }

  private static void writeFully(FileChannel out, ByteBuffer bytes, long position)
      throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes, position + bytes.position());
    }
  }

  private static List<Path> filesIn(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
