package io.sluice.transforms.read.compression;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Turns the runtime exceptions that decompressors throw for damaged files into {@link IOException}.
 */
final class DecompressedStream extends FilterInputStream {

  DecompressedStream(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }

  @Override
  public long skip(long count) throws IOException {
    try {
      return super.skip(count);
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }
}
