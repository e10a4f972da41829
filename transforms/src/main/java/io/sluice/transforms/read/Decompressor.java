package io.sluice.transforms.read;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.beam.sdk.io.Compression;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Decompresses what Sluice reads; as many parts as there are, one behind the other. */
final class Decompressor {

  /** All that the format has. Its memory is not the heap's. */
  private static final int ZSTD_WINDOW_LOG = 31;

  private Decompressor() {}

  /**
   * What a stream holds.
   *
   * @throws IOException also when the stream does not begin as it must, whatever its decompressor
   *     throws
   */
  static InputStream of(Compression compression, InputStream in) throws IOException {
    try {
      return new DecompressedStream(
          switch (compression) {
            case UNCOMPRESSED -> in;
            case GZIP -> new GzipMembers(in);
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(ZSTD_WINDOW_LOG);
            default -> throw new IllegalArgumentException(compression + " is not read");
          });
    } catch (RuntimeException e) {
      throw new IOException(e);
    }
  }
}
