package io.sluice.transforms.read.compression;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * Decompresses the members of a gzip file as gzip does: zeros after the last member are padding,
 * anything else that is not a member is damage.
 */
final class GzipMembers extends InputStream {

  private static final int BUFFER_BYTES = 1 << 13;

  private final BufferedInputStream in;
  private GzipCompressorInputStream member;

  GzipMembers(InputStream in) throws IOException {
    // The decompressor needs mark and reset to stop exactly where a member ends.
    this.in = new BufferedInputStream(in, BUFFER_BYTES);
    this.member = member();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int count = read(one, 0, 1);
    return count < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (member != null) {
      int count = member.read(bytes, offset, length);
      if (count > 0) {
        return count;
      }
      member = next();
    }
    return -1;
  }

  @Override
  public void close() throws IOException {
    if (member != null) {
      member.close();
    }
    in.close();
  }

  private GzipCompressorInputStream member() throws IOException {
    return new GzipCompressorInputStream(in, false);
  }

  private GzipCompressorInputStream next() throws IOException {
    in.mark(1);
    int first = in.read();
    if (first > 0) {
      in.reset();
      return member();
    }
    while (first == 0) {
      first = in.read();
    }
    if (first > 0) {
      throw new IOException("Something follows the zeros behind the last member");
    }
    return null;
  }
}
