package io.sluice.transforms.read.compression;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** Compressed texts, in the formats that Sluice reads. */
public enum Compressed {
  GZIP(CompressorStreamFactory.GZIP, ".gz", "a gzip file"),
  BZIP2(CompressorStreamFactory.BZIP2, ".bz2", "a bzip2 file"),
  ZSTD(CompressorStreamFactory.ZSTANDARD, ".zst", "a zstd file");

  public final String suffix;
  public final String words;

  private final String compressor;

  Compressed(String compressor, String suffix, String words) {
    this.compressor = compressor;
    this.suffix = suffix;
    this.words = words;
  }

  /** The texts, each compressed by itself, one behind the other. */
  public byte[] of(String... texts) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String text : texts) {
      try (OutputStream out = compressing(bytes)) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** The same of one text in another encoding, which may stand for bytes. */
  public byte[] of(String text, Charset encoding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = compressing(bytes)) {
      out.write(text.getBytes(encoding));
    }
    return bytes.toByteArray();
  }

  private OutputStream compressing(OutputStream out) throws IOException {
    try {
      return new CompressorStreamFactory().createCompressorOutputStream(compressor, out);
    } catch (CompressorException e) {
      throw new IOException(e);
    }
  }
}
