package io.sluice.transforms.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Skips the frames that a zstd decompressor ignores. Programs that compress in parallel start a
 * file with one, and then it does not start with the bytes of zstd.
 */
final class SkippableFrames {

  private static final int HEADER_BYTES = 8;

  private SkippableFrames() {}

  /** The first bytes after the frames; those of the last frame if nothing follows. */
  static FirstBytes behind(InputStream in) throws IOException {
    byte[] last = new byte[0];
    while (true) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      FirstBytes first = new FirstBytes(header);
      if (header.length == 0) {
        return new FirstBytes(last);
      }
      if (!first.isSkippable()) {
        return withMore(header, in);
      }
      in.skipNBytes(size(header));
      last = header;
    }
  }

  private static FirstBytes withMore(byte[] header, InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header);
    bytes.writeBytes(in.readNBytes(FirstBytes.COUNT - header.length));
    return new FirstBytes(bytes.toByteArray());
  }

  private static long size(byte[] header) throws IOException {
    if (header.length < HEADER_BYTES) {
      throw new IOException("cut off");
    }
    return Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
  }
}
