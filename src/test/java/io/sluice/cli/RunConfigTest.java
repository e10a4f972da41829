package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.testing.memory.MemoryFaults;
import io.sluice.testing.memory.MemoryFaults.Step;
import io.sluice.testing.memory.MemoryFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunConfigTest {

  @TempDir Path directory;

  @Test
  void aRunConfigMayHaveAUrl() {
    String name = MemoryFiles.write(MemoryFiles.newRoot() + "/x.args", "# é\n--table=é\n\n--quiet");
    assertThat(CommandLine.parse("load", "@" + name, "--quiet=false").options())
        .isEqualTo(Map.of("table", List.of("é"), "quiet", List.of("false")));
  }

  @Test
  void aRunConfigMayHaveTheUrlOfALocalFile() throws IOException {
    Path file = Files.writeString(directory.resolve("x.args"), "--table=t\r\n--quiet\n");
    for (String name : List.of(file.toString(), "file://" + file, "file:" + file)) {
      assertThat(CommandLine.parse("@" + name).options())
          .isEqualTo(Map.of("table", List.of("t"), "quiet", List.of("true")));
    }
  }

  @Test
  void aLineThatIsNoOptionIsNamed() {
    String name = MemoryFiles.write(MemoryFiles.newRoot() + "/x.args", "--table=t\ntable=t\n");
    assertThatThrownBy(() -> CommandLine.parse("@" + name))
        .isInstanceOf(OptionException.class)
        .hasMessage("Line 2 of the run-config %s is not --name=value.", name);
  }

  @Test
  void oneThatCannotBeReadIsNamed() throws IOException {
    String missing = MemoryFiles.newRoot() + "/missing.args";
    assertFails(missing, "The run-config " + missing + " cannot be read.");
    assertFails(directory.toString(), "The run-config " + directory + " cannot be read.");
    Path latin1 = Files.write(directory.resolve("latin1"), new byte[] {'-', '-', (byte) 0xe9});
    assertFails(latin1.toString(), "The run-config " + latin1 + " cannot be read.");
  }

  @Test
  void oneThatFailsIsNamed() {
    String name = MemoryFiles.write(MemoryFiles.newRoot() + "/x.args", "--table=t\n");
    for (Step step : List.of(Step.OPEN, Step.READ)) {
      try (MemoryFaults fault = MemoryFaults.failing(step, name, 1)) {
        assertFails(name, "The run-config " + name + " cannot be read.");
        assertThat(fault.steps()).isEqualTo(1);
      }
    }
  }

  @Test
  void aSchemeWithoutAFileSystemIsNamed() {
    assertFails(
        "nowhere://bucket/x.args",
        "The run-config nowhere://bucket/x.args cannot be read: no file system for the scheme"
            + " nowhere is on the class path.");
  }

  private static void assertFails(String name, String sentence) {
    assertThatThrownBy(() -> CommandLine.parse("@" + name))
        .isInstanceOf(OptionException.class)
        .hasMessage(sentence);
  }
}
