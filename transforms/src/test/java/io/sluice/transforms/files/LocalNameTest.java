package io.sluice.transforms.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.input.InputSearch;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalNameTest {

  @TempDir Path temp;

  /** Finds the files of a pattern and shows what is in them; to be run in another locale. */
  static final class Finder {
    public static void main(String[] args) {
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      for (InputFile file : InputFiles.find(List.of(args)).files()) {
        file.checkUnchanged();
        System.out.write(file.head(99), 0, file.head(99).length);
      }
      System.out.flush();
    }
  }

  @Test
  void inALocaleWithoutItsCharactersAFileIsReadAllTheSame() throws Exception {
    Path directory = Files.createDirectory(temp.resolve("größe"));
    Files.writeString(directory.resolve("plain"), "plain\n");
    Files.writeString(directory.resolve("日本"), "far\n");
    assertThat(readInLocaleC("gr*/*")).isEqualTo("plain\nfar\n");
    // Where the directory that the program is started in has such a name.
    assertThat(readInLocaleC(directory, "*")).isEqualTo("plain\nfar\n");
  }

  @Test
  void aNameThatIsNotUtf8IsNamedAndNotPassedOver() throws IOException {
    Files.writeString(temp.resolve("good"), "a\n");
    Files.writeString(Path.of(URI.create(temp.toUri() + "gr%F6%DFe")), "b\n");
    InputSearch search = InputSearch.of(List.of(temp + "/g*"));
    assertThat(search.found().files()).hasSize(1);
    assertThat(search.failures())
        .singleElement()
        .extracting(Throwable::getMessage)
        .isEqualTo("The name of %s/gr\uFFFD\uFFFDe is not UTF-8; rename the file.".formatted(temp));
  }

  private String readInLocaleC(String pattern) throws Exception {
    return readInLocaleC(temp, pattern);
  }

  private static String readInLocaleC(Path directory, String pattern) throws Exception {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Finder.class.getName(),
            pattern);
    java.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.startsWith("LANG"));
    java.environment().put("LC_ALL", "C");
    Process process = java.directory(directory.toFile()).redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }
}
