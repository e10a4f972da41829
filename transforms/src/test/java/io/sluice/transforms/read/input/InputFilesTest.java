package io.sluice.transforms.read.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.compression.Compressed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The files are found, or one sentence names what is wrong with which. */
class InputFilesTest {

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void theFilesStandOnceInTheOrderOfTheInputsWithTheirSizes() throws IOException {
    String b = file("b.ndjson", "bb\n");
    String a = file("a.ndjson", "a\n");
    InputFiles found = InputFiles.find(List.of(b, a, b));
    assertThat(found.files()).extracting(InputFile::name).containsExactly(b, a);
    assertThat(found.files()).extracting(InputFile::bytes).containsExactly(3L, 2L);
    assertThat(found.bytesLeft()).hasValue(5);
  }

  @Test
  void whatHasBeenReadBeforeIsNotLeft() throws IOException {
    InputFile file = InputFiles.find(List.of(file("a.ndjson", "a\nbb\n"))).files().get(0);
    ByteRanges done = new ByteRanges(List.of(new ByteRanges.Range(0, 2)));
    assertThat(new InputFiles(List.of(file.without(done, List.of()))).bytesLeft()).hasValue(3);
  }

  @Test
  void aGlobIsItsFilesAndALiteralNameIsItself() throws IOException {
    file("1.ndjson", "a\n");
    file("2.ndjson", "b\n");
    assertThat(find("?.ndjson").files()).hasSize(2);
    file("?.ndjson", "literal\n");
    assertThat(find("?.ndjson").files()).singleElement().extracting(InputFile::bytes).isEqualTo(8L);
  }

  @Test
  void aLinkIsTheFileThatItLeadsTo() throws IOException {
    Path target = Path.of(file("a.ndjson", "a\n"));
    Files.createSymbolicLink(temp.resolve("link"), target);
    assertThat(find("link").files()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCompressedFileIsNotSplit(Compressed format) throws IOException {
    Files.write(temp.resolve("a" + format.suffix), format.of("a\n"));
    InputFiles found = find("a" + format.suffix);
    assertThat(found.bytesLeft()).isEmpty();
    assertThat(found.files().get(0).isSplittable()).isFalse();
  }

  @Test
  void anEmptyFileIsFineUnderAnyName() throws IOException {
    file("empty.ndjson", "");
    file("empty.ndjson.gz", "");
    file("empty.ndjson.bz2", "");
    assertThat(find("empty*").files()).hasSize(3).allMatch(InputFile::isSplittable);
  }

  @Test
  void aMissingFileIsNamed() {
    assertSentence("none.ndjson", "There is no input %s.");
    assertSentence("no/such/place.ndjson", "There is no input %s.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "a\0b*", "nowhere://bucket/a*"})
  void aNameThatNoFileCanHaveIsNamed(String name) {
    assertThatThrownBy(() -> InputFiles.find(List.of(name)))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("The input %s ", name.replace("\0", "\\u0000"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none*.ndjson", "none?", "[ab].ndjson", "no/such/*"})
  void aGlobThatMatchesNothingIsNamed(String glob) {
    assertSentence(glob, "The input %s matches no file.");
  }

  @Test
  void aDirectoryIsNamedAndTheGlobForItsFiles() {
    assertThatThrownBy(() -> InputFiles.find(List.of(temp.toString())))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s is a directory; name its files, as in %s/*.ndjson.", temp, temp);
  }

  @Test
  void whatAPatternMatchesAndCannotBeReadIsNamed() throws Exception {
    file("good.ndjson", "a\n");
    Files.createSymbolicLink(temp.resolve("link.ndjson"), temp.resolve("gone"));
    Files.createSymbolicLink(temp.resolve("loop.ndjson"), temp.resolve("loop.ndjson"));
    Files.createDirectory(temp.resolve("place.ndjson"));
    Path pipe = temp.resolve("pipe.ndjson");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    InputSearch search = InputSearch.of(List.of(temp + "/*.ndjson"));

    assertThat(search.found().files()).hasSize(1);
    assertThat(search.failures())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            it -> assertThat(it).isEqualTo("The input %s/link.ndjson is a link to nothing.", temp),
            it -> assertThat(it).startsWith("Cannot read %s/loop.ndjson: ".formatted(temp)),
            it -> assertThat(it).isEqualTo("The input %s is not a regular file.", pipe),
            it -> assertThat(it).startsWith("The input %s/place.ndjson is a dir".formatted(temp)));
  }

  @Test
  void everyInputThatMatchesNothingIsNamed() throws IOException {
    file("a.ndjson", "a\n");
    assertThat(InputSearch.of(List.of(temp + "/{a,b}.ndjson," + temp + "/c*")).failures())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "There is no input %s/b.ndjson.".formatted(temp),
            "The input %s/c* matches no file.".formatted(temp));
  }

  @Test
  void aNameIsReadWhateverCharactersItHas() throws IOException {
    List<String> names =
        List.of("a,b", "a\nb", "a ", " a", "a*", "[a]", "{a,b}", "a\\b", "größe", "日本", "a%41");
    for (String name : names) {
      file(name, name + "\n");
      assertThat(InputFiles.find(List.of(temp + "/" + name)).files())
          .singleElement()
          .satisfies(it -> assertThat(new String(it.contents(99), UTF_8)).isEqualTo(name + "\n"));
    }
    assertThat(find("*").files()).hasSize(11);
  }

  @Test
  void aPathThroughALinkAndBackIsTheFileThatTheSystemOpens() throws IOException {
    Path far = Files.createDirectories(temp.resolve("far/deep"));
    Files.writeString(far.resolveSibling("a"), "far\n");
    file("a", "near\n");
    Files.createSymbolicLink(temp.resolve("link"), far);
    assertThat(find("link/../a").files().get(0).contents(9)).isEqualTo("far\n".getBytes(UTF_8));
    assertThat(find("far/../a").files().get(0).name()).isEqualTo(temp.resolve("a").toString());
  }

  @Test
  void aLinkToNothingIsNamed() throws IOException {
    Files.createSymbolicLink(temp.resolve("link"), temp.resolve("gone"));
    assertSentence("link", "The input %s is a link to nothing.");
  }

  @Test
  void aPipeIsNamedAndNotWaitedFor() throws Exception {
    Path pipe = temp.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertSentence("pipe", "The input %s is not a regular file.");
  }

  @Test
  void aDeviceIsNamed() {
    assertThatThrownBy(() -> InputFiles.find(List.of("/dev/zero")))
        .isInstanceOf(InputException.class)
        .hasMessage("The input /dev/zero is not a regular file.");
  }

  @Test
  void anUnreadableFileIsNamedAlsoBehindAGlob() throws IOException {
    Path file = Path.of(file("secret.ndjson", "a\n"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "root reads everything");
    assertSentence("secret.ndjson", "The input %s may not be read by this user.");
    assertThatThrownBy(() -> find("secret*"))
        .isInstanceOf(InputException.class)
        .hasMessage("The input %s may not be read by this user.", file);
  }

  private InputFiles find(String name) {
    return InputFiles.find(List.of(temp.resolve(name).toString()));
  }

  private void assertSentence(String name, String sentence) {
    assertThatThrownBy(() -> find(name))
        .isInstanceOf(InputException.class)
        .hasMessage(sentence, temp.resolve(name));
  }

  private String file(String name, String contents) throws IOException {
    return Files.writeString(temp.resolve(name), contents).toString();
  }
}
