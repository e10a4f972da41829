package io.sluice.transforms.read.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputPatternsTest {

  @TempDir Path temp;

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/a,/b /a|/b",
        "/a,,/b, /a|/b",
        "/a\\,b,/c /a\\,b|/c",
        "/{a,b}.gz /a.gz|/b.gz",
        "/{a,b},/c /a|/b|/c",
        "/{a,{b,c}d} /a|/bd|/cd",
        "/{a,b}{1,2} /a1|/a2|/b1|/b2",
        "/x{,.gz} /x|/x.gz",
        "/{a,b /{a|b",
        "/a} /a}",
        "/\\{a /\\{a",
      })
  void commasDivideAndBracesStandForEach(String input, String names) {
    assertThat(InputPatterns.of(input)).containsExactly(names.split("\\|"));
  }

  @Test
  void theNameOfAFileIsTakenAsItStands() throws IOException {
    String comma = Files.createFile(temp.resolve("chat,2024.ndjson")).toString();
    String brace = Files.createFile(temp.resolve("{a,b}")).toString();
    assertThat(InputPatterns.of(comma)).containsExactly(comma);
    assertThat(InputPatterns.of(brace)).containsExactly(brace);
    assertThat(InputPatterns.of("/x," + comma + ",/y," + brace))
        .containsExactly("/x", comma, "/y", brace);
  }
}
