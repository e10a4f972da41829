package io.sluice.transforms.read.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Skips the frames that a zstd decompressor ignores. Programs that compress in parallel start a
 * file with one, so the file does not start with the zstd signature.
 */
public final class SkippableFrames {

  private static final int HEADER_BYTES = 8;

  private SkippableFrames() {}

  /** The first bytes after the frames, or those of the last frame if nothing follows. */
  public static FileSignature signatureAfter(InputStream in) throws IOException {
    byte[] last = new byte[0];
    while (true) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      FileSignature first = new FileSignature(header);
      if (header.length == 0) {
        return new FileSignature(last);
      }
      if (!first.isSkippable()) {
        return withMore(header, in);
      }
      in.skipNBytes(size(header));
      last = header;
    }
  }

  private static FileSignature withMore(byte[] header, InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header);
    bytes.writeBytes(in.readNBytes(FileSignature.COUNT - header.length));
    return new FileSignature(bytes.toByteArray());
  }

  private static long size(byte[] header) throws IOException {
    if (header.length < HEADER_BYTES) {
      throw new IOException("cut off");
    }
    return Integer.toUnsignedLong(ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(4));
  }
}
