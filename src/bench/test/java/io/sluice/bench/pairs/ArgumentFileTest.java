package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArgumentFileTest {

  private static final List<String> THIS_BUILDS =
      List.of("load", "--quiet", "--port=3306", "--input=a $1.ndjson");

  @TempDir private Path directory;

  @Test
  void takesTheValuesOfThisBuildsOptions() throws Exception {
    ArgumentFile file = file("# renamed\nimport\n\n  --files={input}\n--at=db:{port},{port}\n");
    assertThat(file.with(THIS_BUILDS))
        .containsExactly("import", "--files=a $1.ndjson", "--at=db:3306,3306");
  }

  @Test
  void refusesNamesThatThisBuildIsNotGiven() throws Exception {
    ArgumentFile file = file("load\n--input={inptu}\n");
    assertThatThrownBy(() -> file.with(THIS_BUILDS))
        .isInstanceOf(OptionException.class)
        .hasMessage(
            "--baselineArgs=%s names {inptu}, but the names are {quiet}, {port}, {input}."
                .formatted(file.file()));
  }

  @Test
  void refusesAFileWithoutArguments() {
    assertThatThrownBy(() -> file("# nothing\n"))
        .isInstanceOf(OptionException.class)
        .hasMessageEndingWith(" holds no arguments.");
  }

  private ArgumentFile file(String text) throws Exception {
    return ArgumentFile.read(Files.writeString(directory.resolve("args"), text));
  }
}
