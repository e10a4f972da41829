package io.sluice.transforms.parse.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JsonStringDecoderTest {

  private final JsonStringDecoder decoder = new JsonStringDecoder();
  private final Utf8 utf8 = new Utf8();

  @Test
  void everyCharacterIsReadAsItselfAndAsItsEscape() {
    for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
      String text = Character.toString(codePoint);
      boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
      StringBuilder escaped = new StringBuilder();
      text.chars().forEach(unit -> escaped.append("\\u%04x".formatted(unit)));
      assertThat(decoded(escaped.toString().getBytes(StandardCharsets.US_ASCII)))
          .isEqualTo(half ? null : text);
      if (!half && codePoint >= 0x80) {
        assertThat(decoded(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
      }
    }
  }

  @Test
  void bytesAreTakenWhereTheyAreUtf8() {
    Random random = new Random(1);
    byte[] bytes = new byte[4];
    int taken = 0;
    for (int i = 0; i < 2_000_000; i++) {
      random.nextBytes(bytes);
      bytes[0] |= (byte) 0xC0;
      for (int length = 1; length <= bytes.length; length++) {
        byte[] part = Arrays.copyOf(bytes, length);
        if (allHigh(part)) {
          boolean valid = utf8.isValid(part, 0, length);
          assertThat(decoded(part) != null).isEqualTo(valid);
          taken += valid ? 1 : 0;
        }
      }
    }
    assertThat(taken).isGreaterThan(10_000);
  }

  @Test
  void aTextThatIsTooLongToBeHeldIsLeftToTheStrictReading() {
    assertThat(decoded("é".repeat(4095).getBytes(StandardCharsets.UTF_8))).hasSize(4095);
    assertThat(decoded("é".repeat(4096).getBytes(StandardCharsets.UTF_8))).isNull();
    assertThat(decoded(("x".repeat(8190) + "😀").getBytes(StandardCharsets.UTF_8))).isNull();
  }

  private static boolean allHigh(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0) {
        return false;
      }
    }
    return true;
  }

  /** Null where it is not taken. */
  private String decoded(byte[] text) {
    byte[] quoted = Arrays.copyOf(text, text.length + 1);
    quoted[text.length] = '"';
    int quote = decoder.decode(quoted, 0, quoted.length);
    if (quote < 0) {
      return null;
    }
    assertThat(quote).isEqualTo(text.length);
    return decoder.text();
  }
}
