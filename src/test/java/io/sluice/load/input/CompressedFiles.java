package io.sluice.load.input;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Writes compressed files. */
public final class CompressedFiles {

  private interface Compressor {
    OutputStream wrap(OutputStream out) throws IOException;
  }

  private CompressedFiles() {}

  public static void writeGzip(Path file, String text) throws IOException {
    write(file, text, GZIPOutputStream::new);
  }

  static void writeBzip2(Path file, String text) throws IOException {
    write(file, text, BZip2CompressorOutputStream::new);
  }

  static void writeZstd(Path file, String text) throws IOException {
    write(file, text, ZstdOutputStream::new);
  }

  private static void write(Path file, String text, Compressor compressor) throws IOException {
    try (OutputStream out = compressor.wrap(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
