package io.sluice.transforms.read.compression;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.beam.sdk.io.Compression;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/**
 * Opens decompressing streams for the formats that Sluice reads, including files of several
 * concatenated parts.
 */
public final class Decompressor {

  /** The largest window that the format allows. It is allocated outside the heap. */
  private static final int ZSTD_WINDOW_LOG = 31;

  private Decompressor() {}

  /**
   * Decompresses a stream.
   *
   * @throws IOException if the stream cannot be read or its header is damaged, whatever exception
   *     its decompressor throws
   */
  public static InputStream of(Compression compression, InputStream in) throws IOException {
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
