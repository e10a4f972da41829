package io.sluice.transforms.export.parquet;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.Compression;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages without Hadoop, which Parquet's own codecs need. */
final class PageCodecs implements CompressionCodecFactory {

  /**
   * Parquet's name of a compression.
   *
   * @throws IllegalArgumentException if Parquet's pages cannot have this compression
   */
  static CompressionCodecName name(Compression compression) {
    return switch (compression) {
      case UNCOMPRESSED -> CompressionCodecName.UNCOMPRESSED;
      case GZIP -> CompressionCodecName.GZIP;
      case ZSTD -> CompressionCodecName.ZSTD;
      default -> throw new IllegalArgumentException("not for Parquet: " + compression);
    };
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Compressor(name);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("nothing is read");
  }

  @Override
  public void release() {
    // Nothing outlives a page.
  }

  private record Compressor(CompressionCodecName name) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
      return switch (name) {
        case GZIP -> gzip(page);
        case ZSTD -> zstd(page);
        default -> page;
      };
    }

    private static BytesInput zstd(BytesInput page) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.toIntExact(page.size()));
      page.writeAllTo(bytes);
      return BytesInput.from(Zstd.compress(bytes.toByteArray()));
    }

    private static BytesInput gzip(BytesInput page) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
        page.writeAllTo(gzip);
      }
      return BytesInput.from(bytes.toByteArray());
    }

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public void release() {
      // Nothing outlives a page.
    }
  }
}
