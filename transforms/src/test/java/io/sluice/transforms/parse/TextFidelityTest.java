package io.sluice.transforms.parse;

import static io.sluice.transforms.parse.ChatParser.record;
import static io.sluice.transforms.parse.ChatParser.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.reject.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text is what stands in the file, character for character, or its line is rejected. */
class TextFidelityTest {

  private static final List<String> HALF_PAIRS =
      List.of(
          "\\ud83d",
          "\\ude00",
          "\\ude00\\ud83d",
          "\\ud83d\\ud83d",
          "\\ud83dx",
          "x\\ud83d",
          "\\ud83d\\u0041",
          "😀\\ude00");

  @Test
  void halfASurrogatePairIsRejectedInEveryText() {
    for (String half : HALF_PAIRS) {
      String text = "\"" + half + "\"";
      for (String field : List.of("id", "from", "type", "site_id")) {
        assertThat(rejection(ChatLine.message().with(field, text)))
            .as("%s %s", field, half)
            .isEqualTo(surrogate(field));
      }
      assertThat(rejection(ChatLine.message(half))).as(half).isEqualTo(surrogate("message"));
      assertThat(rejection(ChatLine.status(half))).as(half).isEqualTo(surrogate("status"));
    }
  }

  @Test
  void halfASurrogatePairInAFieldThatNobodyReadsHurtsNobody() {
    assertThat(record(ChatLine.message().with("more", "\"\\ud83d\""))).isEqualTo(ChatLine.MESSAGE);
  }

  // JsonFailure knows it by Jackson's words, which another version may change.
  @Test
  void halfASurrogatePairIsRejectedInEveryName() {
    for (String half : HALF_PAIRS) {
      assertThat(rejection(ChatLine.message().with(half, "1")).reason())
          .as(half)
          .isEqualTo(Reason.SURROGATE);
    }
    assertThat(record(ChatLine.message().with("\\ud83d\\ude00", "1"))).isEqualTo(ChatLine.MESSAGE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "\\ud83d\\ude00 | 😀",
        "\\uD83D\\uDE00 | 😀",
        "caf\\u00e9 | café",
        "a\\/b | a/b",
        "\\u4e2d | 中",
        "\\\" | \"",
        "\\\\n | \\n"
      })
  void anEscapeAndTheCharacterItselfAreTheSameText(String escaped, String raw) {
    assertThat(record(ChatLine.message(escaped)).data()).isEqualTo(raw);
  }

  @Test
  void escapedControlCharactersAreKept() {
    assertThat(record(ChatLine.message("a\\u0000b\\n\\r\\t\\b\\f\\u001b[31m")).data())
        .isEqualTo("a\u0000b\n\r\t\b\f\u001b[31m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "  a  ",
        "a\u2028b",
        "a\u2029b",
        "a\u0085b",
        "\ufeffa",
        "a\u200bb",
        "a\u00adb",
        "e\u0301",
        "\u00e9",
        "👩‍👩‍👧",
        "🇩🇪",
        "\udbff\udfff",
        "\uffff",
        "${jndi:ldap://x}",
        "%s%n",
        "'; DROP TABLE x; --",
        "=cmd|' /C calc'!A0",
        "../../etc/passwd"
      })
  void aTextIsNeitherTrimmedNorNormalizedNorInterpreted(String text) {
    assertThat(record(ChatLine.message(text)).data()).isEqualTo(text);
  }

  @Test
  void idsThatLookAlikeStayDifferent() {
    List<String> ids =
        List.of(
            "cafe",
            "Cafe",
            "café",
            "cafe\u0301",
            "cafe ",
            " cafe",
            "cafe\u200b",
            "cafe\u00ad",
            "ｃafe",
            "cafe\ufe0f",
            "cafe\\u0000",
            "\\ufeffcafe",
            "ca\ufb00e",
            "strasse",
            "straße");
    List<String> read =
        ids.stream()
            .map(id -> record(ChatLine.message().with("id", "\"" + id + "\"")).id())
            .toList();
    assertThat(read).doesNotHaveDuplicates().hasSameSizeAs(ids);
    assertThat(read.get(3)).isEqualTo("cafe\u0301");
    assertThat(read.get(4)).isEqualTo("cafe ");
  }

  private static Parsed<?> surrogate(String field) {
    return new Parsed.Rejected<>(Reason.SURROGATE, field + " holds half of a surrogate pair");
  }
}
