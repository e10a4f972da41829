package io.sluice.transforms.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TabSeparatedTest {

  @TempDir Path temp;

  @Test
  void valuesStandBetweenTabsAndEachRowEndsWithALineFeed() throws IOException {
    assertThat(written(Rows.reading("a", 1, "t"), Rows.reading("b", -2, "u")))
        .isEqualTo("a\t1\tt\nb\t-2\tu\n");
  }

  @Test
  void whatTheServerWouldTakeForSomethingElseIsEscaped() throws IOException {
    assertThat(written(Rows.row("a\tb\nc\\d\0e"))).isEqualTo("a\\tb\\nc\\\\d\\0e\n");
    assertThat(written(Rows.row("\t"))).isEqualTo("\\t\n");
    assertThat(written(Rows.row("\\\\"))).isEqualTo("\\\\\\\\\n");
    // Not NULL, but a backslash and an N.
    assertThat(written(Rows.row("\\N"))).isEqualTo("\\\\N\n");
    assertThat(written(Rows.row("NULL"))).isEqualTo("NULL\n");
  }

  @Test
  void everyOtherCharacterStandsThereAsItIs() throws IOException {
    StringBuilder all = new StringBuilder("é€😀\u2028\uFEFF");
    for (char c = 1; c < 0x100; c++) {
      if (c != '\t' && c != '\n' && c != '\\') {
        all.append(c);
      }
    }
    assertThat(written(Rows.row(all.toString()))).isEqualTo(all + "\n");
  }

  @Test
  void emptyTextsAreNothingBetweenTabs() throws IOException {
    assertThat(written(Rows.reading("", 0, ""))).isEqualTo("\t0\t\n");
    assertThat(written(Rows.row(""))).isEqualTo("\n");
    assertThat(written()).isEmpty();
  }

  @Test
  void whatTheFileHeldBeforeIsGone() throws IOException {
    Path file = Files.writeString(temp.resolve("rows"), "much longer than what comes");
    TabSeparated text = new TabSeparated();
    text.write(List.of(Rows.row("first")), file);
    text.write(List.of(Rows.row("2")), file);
    assertThat(file).hasBinaryContent("2\n".getBytes(UTF_8));
  }

  private String written(BlockRow... rows) throws IOException {
    Path file = temp.resolve("rows");
    new TabSeparated().write(List.of(rows), file);
    return Files.readString(file);
  }
}
