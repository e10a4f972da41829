package io.sluice.transforms.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.reject.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The last line of a file that was cut off is never taken for a record, wherever the cut is. */
class TruncatedLineTest {

  private static final byte[] LINE =
      ChatLine.message("é 中 😀 \\\" \\u00e9 \\ud83d\\ude00")
          .with("more", "[150,{\"a\":[]},\"b\"]")
          .toString()
          .getBytes(StandardCharsets.UTF_8);

  @TestFactory
  Stream<DynamicTest> aLineCutAtAnyByteIsTruncatedJson() {
    return IntStream.range(1, LINE.length)
        .mapToObj(length -> DynamicTest.dynamicTest(length + " bytes", () -> checkCut(length)));
  }

  private static void checkCut(int length) {
    boolean isInsideACharacter = (LINE[length] & 0xC0) == 0x80;
    assertThat(ChatParser.parse(Arrays.copyOf(LINE, length)))
        .isEqualTo(
            isInsideACharacter
                ? new Parsed.Rejected<>(Reason.ENCODING, "bytes that are not UTF-8")
                : new Parsed.Rejected<>(Reason.JSON_TRUNCATED, "the line ends inside the object"));
  }

  // Of half a number or word nobody can tell that it was cut.
  @ParameterizedTest
  @ValueSource(strings = {"1.", "1e", "-", "tru", "nul"})
  void aLineCutInsideANumberOrAWordIsRejectedAllTheSame(String value) {
    String cut = "{\"more\":" + value;
    assertThat(ChatParser.rejection(cut).reason()).isIn(Reason.JSON_TRUNCATED, Reason.JSON_SYNTAX);
  }

  @Test
  void theWholeLineIsARecord() {
    assertThat(ChatParser.parse(LINE)).isInstanceOf(Parsed.Accepted.class);
  }
}
