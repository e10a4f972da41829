package io.sluice.transforms.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;

/**
 * Buffers a file that is written row by row; closing it forces the bytes to disk. Used by one
 * thread at a time.
 */
final class BufferedChannel implements WritableByteChannel {

  private static final int BYTES = 1 << 18;

  private final FileChannel file;
  private final ByteBuffer buffer = ByteBuffer.allocate(BYTES);

  BufferedChannel(FileChannel file) {
    this.file = file;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    int length = bytes.remaining();
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      writeAll(bytes);
    } else {
      buffer.put(bytes);
    }
    return length;
  }

  @Override
  public boolean isOpen() {
    return file.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (file.isOpen()) {
      flush();
      file.force(true);
      file.close();
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    writeAll(buffer);
    buffer.clear();
  }

  private void writeAll(ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }
}
