package io.sluice.testing;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Decompresses pages of Parquet files by others' code. */
final class PageDecompressors implements CompressionCodecFactory {

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Decompressor(name);
  }

  @Override
  public void release() {}

  private record Decompressor(CompressionCodecName name) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput page, int size) throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      page.writeAllTo(bytes);
      return BytesInput.from(bytes(bytes.toByteArray(), size));
    }

    @Override
    public void decompress(ByteBuffer page, int compressedSize, ByteBuffer output, int size)
        throws IOException {
      byte[] bytes = new byte[compressedSize];
      page.get(bytes);
      output.put(bytes(bytes, size));
    }

    private byte[] bytes(byte[] page, int size) throws IOException {
      return switch (name) {
        case GZIP -> new GZIPInputStream(new ByteArrayInputStream(page)).readAllBytes();
        case ZSTD -> Zstd.decompress(page, size);
        case UNCOMPRESSED -> page;
        default -> throw new IOException("compressed with " + name);
      };
    }

    @Override
    public void release() {}
  }
}
