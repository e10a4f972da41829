package io.sluice.transforms.read.split;

import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.files.TemporaryFileException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.PlainFile;
import io.sluice.transforms.read.input.InputFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a sort run, which can be read again at any offset. Used by one thread at a time. */
abstract class LineSpool implements Closeable {

  /** A spool that keeps nothing. */
  static final LineSpool NONE =
      new LineSpool() {
        @Override
        void append(Block block) {
          // Nothing is read again.
        }

        @Override
        byte[] read(long offset, int length) {
          throw new IllegalStateException("no lines are kept");
        }

        @Override
        public void close() {
          // Nothing is open.
        }
      };

  /** Keeps a block. Blocks come in file order. */
  abstract void append(Block block);

  /** Reads bytes of a kept block. */
  abstract byte[] read(long offset, int length) throws IOException;

  /**
   * A spool for a file's lines. It rereads a plain file in place and keeps a copy of a compressed
   * one.
   *
   * @param directory the directory for the copy
   */
  static LineSpool of(InputFile file, Path directory) {
    return file.isSplittable() ? new InPlace(file) : new Copied(directory.resolve("lines"));
  }

  private static final class InPlace extends LineSpool {

    private final InputFile file;
    private ReadableByteChannel channel;

    InPlace(InputFile file) {
      this.file = file;
    }

    @Override
    void append(Block block) {
      // The file itself holds them.
    }

    @Override
    byte[] read(long offset, int length) throws IOException {
      if (channel == null) {
        channel = FileStorage.open(file.name());
      }
      if (channel instanceof SeekableByteChannel seekable) {
        return readAt(seekable, offset, length);
      }
      try (InputStream in = PlainFile.open(file, offset)) {
        return in.readNBytes(length);
      }
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
      }
    }
  }

  private static final class Copied extends LineSpool {

    private final Path copy;
    private FileChannel channel;
    private long start;

    Copied(Path copy) {
      this.copy = copy;
    }

    @Override
    void append(Block block) {
      try {
        if (channel == null) {
          channel =
              FileChannel.open(
                  copy,
                  StandardOpenOption.CREATE_NEW,
                  StandardOpenOption.READ,
                  StandardOpenOption.WRITE);
          start = block.start();
        }
        write(ByteBuffer.wrap(block.bytes()), block.offset() - start);
      } catch (IOException e) {
        throw new TemporaryFileException(copy, e);
      }
    }

    /** Writes at the block's own position, because an overlong line comes without its rest. */
    private void write(ByteBuffer bytes, long position) throws IOException {
      channel.position(position);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }

    @Override
    byte[] read(long offset, int length) throws IOException {
      return readAt(channel, offset - start, length);
    }

    @Override
    public void close() throws IOException {
      if (channel != null) {
        channel.close();
        Files.deleteIfExists(copy);
      }
    }
  }

  private static byte[] readAt(SeekableByteChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length);
    channel.position(position);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
      // Keep reading.
    }
    return bytes.array();
  }
}
