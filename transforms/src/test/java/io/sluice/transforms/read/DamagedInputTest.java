package io.sluice.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.compression.Compressed;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.input.InputSearch;
import io.sluice.transforms.read.split.OneSortRun;
import io.sluice.transforms.read.split.SortRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Garbage does not pass as lines, and of several files the damaged one is named. */
class DamagedInputTest {

  private static final String TEXT =
      "{\"a\":\"some text, long enough to be compressed\"}\n".repeat(50);

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @EnumSource
  void aPlainTextUnderACompressedNameIsRefused(Compressed format) throws IOException {
    Path file = write("a.ndjson" + format.suffix, TEXT.getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> find(file))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "The input %s is named %s but is not %s; it is damaged or misnamed.",
            file, format.suffix, format.words);
  }

  @ParameterizedTest
  @EnumSource
  void aReaderThatGoesByNamesRefusesACompressedFileUnderAPlainOne(Compressed format)
      throws IOException {
    Path file = write("a.ndjson", format.of(TEXT));
    assertThatThrownBy(() -> byName(file).orThrow())
        .isInstanceOf(InputException.class)
        .hasMessage(
            "The input %s is %s but is not named %s; give it that suffix.",
            file, format.words, format.suffix);
  }

  @Test
  void aReaderThatGoesByNamesRefusesOneFormatUnderTheNameOfAnother() throws IOException {
    Path file = write("a.bz2", Compressed.GZIP.of(TEXT));
    assertThatThrownBy(() -> byName(file).orThrow())
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is a gzip file but is not named .gz; give it that suffix.", file);
  }

  @Test
  void anotherCompressionIsRefused() throws IOException {
    Path file = write("a.zip", new byte[] {'P', 'K', 3, 4, 0, 0});
    assertThatThrownBy(() -> find(file))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is zip; extract it and load its files.", file);
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsCutOffIsNamedAndTheGoodOnesAreNot(Compressed format) throws IOException {
    byte[] whole = format.of(TEXT);
    Path good = write("1" + format.suffix, whole);
    Path bad = write("2" + format.suffix, Arrays.copyOf(whole, whole.length - 9));
    Path alsoGood = write("3" + format.suffix, whole);
    assertThatThrownBy(() -> find(good, bad, alsoGood).verifyCompressed())
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is damaged or cut off.", bad);
  }

  @ParameterizedTest
  @EnumSource
  void whateverByteIsWrongNothingElseIsThrown(Compressed format) throws IOException {
    byte[] whole = format.of(TEXT);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] bytes = whole.clone();
      // The first four say what it is.
      bytes[4 + random.nextInt(bytes.length - 4)] ^= (byte) (1 << random.nextInt(8));
      Path file = write(i + format.suffix, bytes);
      try (SortRun run = OneSortRun.of(file, temp)) {
        while (run != null && run.read() != null) {
          // Reads on.
        }
      } catch (InputException e) {
        assertThat(e).hasMessageContaining(file.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 8})
  void aGzipFileWithAWrongByteAtItsEndIsNamed(int fromEnd) throws IOException {
    byte[] bytes = Compressed.GZIP.of(TEXT);
    Path good = write("1.gz", bytes);
    bytes[bytes.length - fromEnd] ^= 1;
    Path bad = write("2.gz", bytes);
    assertDamaged(find(good, bad), bad);
  }

  @Test
  void garbageBehindAGzipFileIsNamed() throws IOException {
    byte[] gzip = Compressed.GZIP.of(TEXT);
    byte[] bytes = Arrays.copyOf(gzip, gzip.length + 20);
    Arrays.fill(bytes, gzip.length, bytes.length, (byte) 'x');
    Path bad = write("a.gz", bytes);
    assertDamaged(find(bad), bad);
  }

  @Test
  void goodFilesPassAndPlainOnesAreNotReadAgain() throws IOException {
    Path plain = write("a.ndjson", TEXT.getBytes(StandardCharsets.UTF_8));
    Path gzip = write("a.gz", Compressed.GZIP.of(TEXT, TEXT));
    Path bzip2 = write("a.bz2", Compressed.BZIP2.of(TEXT));
    Path zstd = write("a.zst", Compressed.ZSTD.of(TEXT));
    InputFiles files = find(plain, gzip, bzip2, zstd);
    Files.delete(plain);
    assertThatCode(files::verifyCompressed).doesNotThrowAnyException();
  }

  private static void assertDamaged(InputFiles files, Path bad) {
    assertThatThrownBy(files::verifyCompressed)
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is damaged or cut off.", bad)
        .hasCauseInstanceOf(IOException.class);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(temp.resolve(name), bytes);
  }

  private static InputSearch byName(Path file) {
    return InputSearch.of(List.of(file.toString())).byName();
  }

  private static InputFiles find(Path... files) {
    return InputFiles.find(Arrays.stream(files).map(Path::toString).toList());
  }
}
