package io.sluice.transforms.load.sort;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Iterates over rows in a spill file. */
final class RowsInFile implements RowCursor {

  private static final int WRITE_BYTES = 1 << 16;

  private final InputStream in;
  private byte[] buffer;
  private int filled;
  private int start;
  private int next;

  /**
   * @param bufferBytes the initial size of the read buffer, which grows for longer rows
   */
  RowsInFile(Path file, int bufferBytes) throws IOException {
    this.in = Files.newInputStream(file);
    this.buffer = new byte[bufferBytes];
  }

  /** Writes rows into a new file. */
  static void write(PackedRows rows, Path file) throws IOException {
    byte[] out = new byte[WRITE_BYTES];
    int filled = 0;
    try (OutputStream stream = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
      for (int i = 0; i < rows.count(); i++) {
        int length = PackedRow.length(rows.bytes(), rows.start(i));
        if (length > out.length - filled) {
          stream.write(out, 0, filled);
          filled = 0;
        }
        if (length > out.length) {
          stream.write(rows.bytes(), rows.start(i), length);
        } else {
          System.arraycopy(rows.bytes(), rows.start(i), out, filled, length);
          filled += length;
        }
      }
      stream.write(out, 0, filled);
    }
  }

  @Override
  public boolean next() throws IOException {
    start = next;
    if (!fill(PackedRow.HEADER_BYTES)) {
      return false;
    }
    int length = PackedRow.length(buffer, start);
    fill(length);
    next = start + length;
    return true;
  }

  @Override
  public byte[] bytes() {
    return buffer;
  }

  @Override
  public int start() {
    return start;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Buffers so many bytes of the row; returns false at the end of the file. */
  private boolean fill(int length) throws IOException {
    if (filled - start >= length) {
      return true;
    }
    System.arraycopy(buffer, start, buffer, 0, filled - start);
    filled -= start;
    start = 0;
    if (buffer.length < length) {
      buffer = Arrays.copyOf(buffer, length);
    }
    filled += in.readNBytes(buffer, filled, buffer.length - filled);
    if (filled > 0 && filled < length) {
      throw new EOFException("a file of sorted rows has been cut off");
    }
    return filled > 0;
  }
}
