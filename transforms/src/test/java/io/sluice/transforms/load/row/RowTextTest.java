package io.sluice.transforms.load.row;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RowTextTest {

  @Test
  void whatTheServerWouldTakeForSomethingElseIsEscaped() {
    assertThat(written("a\tb\nc\\d\0e")).isEqualTo("a\\tb\\nc\\\\d\\0e");
    assertThat(written("\t")).isEqualTo("\\t");
    assertThat(written("é\té\n")).isEqualTo("é\\té\\n");
    assertThat(written("\\\\")).isEqualTo("\\\\\\\\");
    // Not NULL, but a backslash and an N.
    assertThat(written("\\N")).isEqualTo("\\\\N");
    assertThat(written("NULL")).isEqualTo("NULL");
    assertThat(written(null)).isEqualTo("\\N");
    assertThat(written("")).isEmpty();
  }

  @Test
  void everyOtherCharacterStandsThereAsItIs() {
    StringBuilder all = new StringBuilder("é€😀\u2028\uFEFF");
    for (char c = 1; c < 0x100; c++) {
      if (c != '\t' && c != '\n' && c != '\\') {
        all.append(c);
      }
    }
    assertThat(written(all.toString())).isEqualTo(all.toString());
    assertThat(written(all.reverse().toString())).isEqualTo(all.toString());
  }

  @Test
  void valuesAreFoundAgain() {
    byte[] text = "before\ta\\tb\t\\N\t\t\\\\N\té\n".getBytes(UTF_8);
    assertThat(RowText.values(text, 7, text.length)).containsExactly("a\tb", null, "", "\\N", "é");
  }

  @Test
  void everyValueIsFoundAgain() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String one = text(random);
      String other = text(random);
      byte[] bytes = (written(one) + "\t" + written(other) + "\n").getBytes(UTF_8);
      assertThat(RowText.values(bytes, 0, bytes.length)).containsExactly(one, other);
    }
  }

  private static String text(Random random) {
    String some = "\\N\t\n\0ntabé€😀0";
    int[] codePoints = some.codePoints().toArray();
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(12); length > 0; length--) {
      text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
    }
    // The text \N by itself stands for NULL only where it is not escaped.
    return text.toString();
  }

  private static String written(String value) {
    byte[] text = new byte[1 + RowText.maxBytes(value)];
    int end = RowText.write(value, text, 1);
    return new String(text, 1, end - 1, UTF_8);
  }
}
