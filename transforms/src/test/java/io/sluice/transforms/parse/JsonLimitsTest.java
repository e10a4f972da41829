package io.sluice.transforms.parse;

import static io.sluice.transforms.parse.ChatParser.record;
import static io.sluice.transforms.parse.ChatParser.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.reject.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A line cannot exhaust the stack or the processor by depth or by numbers. */
class JsonLimitsTest {

  private static final ChatLine GOOD = ChatLine.message();

  @Test
  void aHundredLevelsAreReadAndNoMore() {
    // The line's own object is the first level.
    assertThat(record(GOOD.with("more", nested(99)))).isEqualTo(ChatLine.MESSAGE);
    assertThat(rejection(GOOD.with("more", nested(100))).reason()).isEqualTo(Reason.JSON_LIMIT);
  }

  @Test
  void aHundredThousandLevelsAreRejectedLikeAHundredAndOne() {
    assertThat(rejection(GOOD.with("more", "[".repeat(100_000))).reason())
        .isEqualTo(Reason.JSON_LIMIT);
    assertThat(rejection(GOOD.with("more", "{\"a\":".repeat(100_000))).reason())
        .isEqualTo(Reason.JSON_LIMIT);
  }

  @Test
  void aNumberHasAtMostAHundredDigits() {
    assertThat(record(GOOD.with("more", "9".repeat(100)))).isEqualTo(ChatLine.MESSAGE);
    assertThat(record(GOOD.with("more", "0." + "9".repeat(99)))).isEqualTo(ChatLine.MESSAGE);
    assertThat(rejection(GOOD.with("more", "9".repeat(101))).reason()).isEqualTo(Reason.JSON_LIMIT);
    assertThat(rejection(GOOD.with("more", "0." + "9".repeat(100))).reason())
        .isEqualTo(Reason.JSON_LIMIT);
  }

  @Test
  void aTimestampOfAHundredThousandDigitsIsRejectedLikeOneOfAHundredAndOne() {
    assertThat(rejection(GOOD.with("timestamp", "9".repeat(100))).reason())
        .isEqualTo(Reason.NUMBER_RANGE);
    assertThat(rejection(GOOD.with("timestamp", "9".repeat(101))).reason())
        .isEqualTo(Reason.JSON_LIMIT);
    assertThat(rejection(GOOD.with("timestamp", "9".repeat(100_000))).reason())
        .isEqualTo(Reason.JSON_LIMIT);
  }

  @Test
  void aHugeExponentIsReadInAFieldThatNobodyReads() {
    assertThat(record(GOOD.with("more", "[1e400,-1e400,1e-400,-0,-0.0]")))
        .isEqualTo(ChatLine.MESSAGE);
  }

  @Test
  void aNameHasAtMostAThousandBytesOfUtf8() {
    for (String fourBytes : List.of("name", "éé", "\\u00e9é", "😀", "\\ud83d\\ude00")) {
      String longest = fourBytes.repeat(250);
      assertThat(record(GOOD.with(longest, "1"))).isEqualTo(ChatLine.MESSAGE);
      assertThat(rejection(GOOD.with(longest + "s", "1")).reason())
          .as(fourBytes)
          .isEqualTo(Reason.JSON_LIMIT);
    }
    assertThat(rejection(GOOD.with("n".repeat(1_000_000), "1")).reason())
        .isEqualTo(Reason.JSON_LIMIT);
  }

  @Test
  void aTextOfAMillionCharactersIsNoMatterOfJson() {
    assertThat(rejection(ChatLine.message("a".repeat(1_000_000))).reason())
        .isEqualTo(Reason.TOO_LONG);
    assertThat(record(GOOD.with("more", "\"" + "a".repeat(1_000_000) + "\"")))
        .isEqualTo(ChatLine.MESSAGE);
  }

  private static String nested(int levels) {
    return "[".repeat(levels) + "]".repeat(levels);
  }
}
