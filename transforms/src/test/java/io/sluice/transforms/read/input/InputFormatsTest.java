package io.sluice.transforms.read.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.compression.Compressed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A file is read right, or one sentence says what it is: by its first bytes, not by its name. */
class InputFormatsTest {

  private static final String TEXT = "{\"a\":\"1\"}\n".repeat(100);
  private static final byte[] SKIPPABLE = {0x5e, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};

  /**
   * A frame with a window of 2 GB that ends with one block as it is: the letter and a line feed.
   */
  private static final byte[] LONGEST_WINDOW = {
    0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 2 << 3 | 1, 0, 0, 'a', '\n'
  };

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fd377a585a00|xz; decompress it first",
        "5d0000800000|lzma; decompress it first",
        "04224d186440|lz4; decompress it first",
        "ff060000734e61507059|snappy; decompress it first",
        "4c5a495001|lzip; decompress it first",
        "1f9d90|compress (.Z); decompress it first",
        "504b0304|zip; extract it and load its files",
        "377abcaf271c|7z; extract it and load its files",
        "50415231|Parquet; convert it to lines of JSON first",
        "4f626a01|Avro; convert it to lines of JSON first",
        "4f5243|ORC; convert it to lines of JSON first",
        "25b52ffd|zstd of a version before 0.8; decompress it first",
        "28b52ffd0101|zstd with a dictionary; decompress it first",
        "fffe7b00|UTF-16; convert it to UTF-8 with iconv",
        "fffe00007b000000|UTF-32; convert it to UTF-8 with iconv",
      })
  void anotherFormatIsRefusedAlsoWithinAnother(String magic, String words) throws IOException {
    byte[] bytes = HexFormat.of().parseHex(magic);
    assertRefused(bytes, "is " + words);
    assertRefused(
        Compressed.GZIP.of(new String(bytes, ISO_8859_1), ISO_8859_1),
        "is a gzip file that holds " + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"})
  void aWideEncodingIsRefusedWithoutAMark(String encoding) throws IOException {
    String words = encoding.substring(0, 6) + "; convert it to UTF-8 with iconv";
    assertRefused("{\"id\":\"1\"}\n".getBytes(Charset.forName(encoding)), "is " + words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"posix", "old"})
  void anArchiveIsRefusedAlsoWithinACompressedFile(String kind) throws IOException {
    byte[] tar = tar();
    if (kind.equals("old")) {
      // Before POSIX there was no magic; the sum counts it.
      int sum = 0;
      for (int i = 257; i < 265; i++) {
        sum += tar[i];
        tar[i] = 0;
      }
      String written = new String(tar, 148, 6, ISO_8859_1);
      String mended = "%06o".formatted(Integer.parseInt(written, 8) - sum);
      System.arraycopy(mended.getBytes(ISO_8859_1), 0, tar, 148, 6);
    }
    assertRefused(tar, "is a tar archive; extract it and load its files");
    assertRefused(
        Compressed.GZIP.of(new String(tar, ISO_8859_1), ISO_8859_1),
        "is a gzip file that holds a tar archive; extract it and load its files");
  }

  @ParameterizedTest
  @EnumSource
  void whatIsCompressedTwiceIsRefused(Compressed inside) throws IOException {
    byte[] twice = Compressed.ZSTD.of(new String(inside.of(TEXT), ISO_8859_1), ISO_8859_1);
    assertRefused(twice, "is a zstd file that holds " + inside.words + "; decompress it once");
  }

  @Test
  void brotliIsRefusedByItsName() throws IOException {
    Path file = Files.writeString(temp.resolve("a.br"), "x");
    assertThatThrownBy(() -> InputFiles.find(List.of(file.toString())))
        .hasMessage("The input %s is named .br; decompress it first, or rename it.", file);
  }

  @Test
  void zstdMayBeginWithASkippableFrame() throws IOException {
    byte[] zstd = Compressed.ZSTD.of(TEXT, TEXT);
    assertThat(contents(join(SKIPPABLE, SKIPPABLE, zstd, SKIPPABLE))).isEqualTo(TEXT + TEXT);
    assertThat(contents(SKIPPABLE)).isEmpty();
  }

  @Test
  void zstdIsReadHoweverItsFramesAre() throws IOException {
    byte[] text = TEXT.getBytes(UTF_8);
    try (ZstdCompressCtx plain = new ZstdCompressCtx().setChecksum(false).setContentSize(false);
        ZstdCompressCtx sized = new ZstdCompressCtx().setChecksum(true).setContentSize(true)) {
      byte[] empty = Zstd.compress(new byte[0]);
      assertThat(contents(join(plain.compress(text), empty, sized.compress(text))))
          .isEqualTo(TEXT + TEXT);
      byte[] damaged = sized.compress(text);
      damaged[damaged.length - 1] ^= 1;
      assertThatThrownBy(() -> contents(damaged)).hasMessageEndingWith("damaged or cut off.");
    }
  }

  @Test
  void zstdMayHaveTheLongestWindow() throws IOException {
    assertThat(contents(LONGEST_WINDOW)).isEqualTo("a\n");
  }

  @Test
  void somethingElseBehindASkippableFrameIsDamage() throws IOException {
    assertThatThrownBy(() -> contents(join(SKIPPABLE, TEXT.getBytes(UTF_8))))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("is damaged or cut off.");
  }

  @Test
  void zerosBehindAGzipFileAreNoDamageButWhatFollowsThemIs() throws IOException {
    byte[] gzip = Compressed.GZIP.of(TEXT, "", TEXT);
    byte[] zeros = new byte[100_000];
    assertThat(contents(join(gzip, zeros))).isEqualTo(TEXT + TEXT);
    assertThatThrownBy(() -> contents(join(gzip, zeros, gzip)))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("is damaged or cut off.");
  }

  private String contents(byte[] bytes) throws IOException {
    Path file = Files.write(temp.resolve("plainly-named"), bytes);
    InputFile input = InputFiles.find(List.of(file.toString())).files().get(0);
    return new String(input.contents(Integer.MAX_VALUE), UTF_8);
  }

  private void assertRefused(byte[] bytes, String words) throws IOException {
    Path file = Files.write(temp.resolve("a.ndjson"), bytes);
    assertThatThrownBy(() -> InputFiles.find(List.of(file.toString())))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s %s.", file, words);
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    List.of(parts).forEach(all::writeBytes);
    return all.toByteArray();
  }

  private static byte[] tar() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
      TarArchiveEntry entry = new TarArchiveEntry("a.ndjson");
      entry.setSize(TEXT.length());
      tar.putArchiveEntry(entry);
      tar.write(TEXT.getBytes(UTF_8));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }
}
