package io.sluice.transforms.parse;

import static io.sluice.transforms.parse.ChatParser.record;
import static io.sluice.transforms.parse.ChatParser.rejection;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.reject.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line is JSON as RFC 8259 has it, or it is rejected; what is only nearly JSON is not JSON. */
class StrictJsonTest {

  private static final ChatLine GOOD = ChatLine.message();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "-INF",
        "+1",
        "01",
        "-01",
        "00",
        ".5",
        "1.",
        "1.e3",
        "1e",
        "1e+",
        "-",
        "--1",
        "0x10",
        "1_000",
        "1a",
        "'a'",
        "True",
        "NULL",
        "undefined",
        "a",
        "nul",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1}",
        "{\"a\":1,}",
        "{\"a\" 1}",
        "{a:1}",
        "{'a':1}",
        "{1:1}",
        "{\"a\":1]",
        "/* c */ 1",
        "1 // c",
        "1 # c",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u00zz\"",
        "\"a\tb\"",
        "\"a\u0000b\"",
        "\"a\u001bb\"",
        "\u00a01",
        "\ufeff1",
        ""
      })
  void whatIsNotJsonIsRejectedEvenInAFieldThatNobodyReads(String value) {
    assertThat(rejection(GOOD.with("more", value)).reason()).isEqualTo(Reason.JSON_SYNTAX);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{} ", "{}", "x", ",", "]", "}", "null", "\"", "\u0000", "\\n", "//", "#"})
  void whatStandsBehindTheObjectIsRejected(String tail) {
    assertThat(rejection(GOOD + tail).reason()).isEqualTo(Reason.JSON_TRAILING);
    assertThat(rejection(GOOD + " " + tail).reason()).isEqualTo(Reason.JSON_TRAILING);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\t", "\r", "  \t\r", ""})
  void whiteSpaceAroundTheObjectIsNothing(String space) {
    assertThat(record(space + GOOD + space)).isEqualTo(ChatLine.MESSAGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2]", "[", "\"id\"", "1", "-1.5", "true", "false", "null"})
  void jsonThatIsNotAnObjectIsRejected(String line) {
    assertThat(rejection(line).reason()).isEqualTo(Reason.NOT_AN_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"id\":\"m1\"",
        "\"id\":\"other\"",
        "\"\\u0069d\":\"m1\"",
        "\"more\":1,\"more\":2",
        "\"more\":{\"a\":1,\"a\":1}",
        "\"more\":[{\"a\":{\"b\":1,\"c\":2,\"b\":3}}]"
      })
  void aNameThatStandsTwiceIsRejected(String field) {
    String line = GOOD.toString().replaceFirst("}$", "") + "," + field + "}";
    assertThat(line).startsWith("{\"id\":\"m1\"").endsWith(field + "}");
    assertThat(rejection(line).reason()).isEqualTo(Reason.JSON_DUPLICATE_KEY);
  }

  @Test
  void aNameThatStandsTwiceInThePayloadIsRejected() {
    ChatLine line = GOOD.with("data", "{\"message\":\"hello\",\"message\":\"hello\"}");
    assertThat(rejection(line).reason()).isEqualTo(Reason.JSON_DUPLICATE_KEY);
  }

  @Test
  void theSameNameInSeveralObjectsIsNoDuplicate() {
    assertThat(record(GOOD.with("more", "[{\"id\":1},{\"id\":2,\"data\":{\"id\":3}}]")))
        .isEqualTo(ChatLine.MESSAGE);
  }

  @Test
  void aRejectionTellsTheColumnAndNothingOfTheContents() {
    assertThat(rejection("{\"id\":\"secret\",x}"))
        .isEqualTo(new Parsed.Rejected<>(Reason.JSON_SYNTAX, "not JSON at column 16"));
    assertThat(rejection("{\"secret\":1,\"secret\":2}").detail()).doesNotContain("secret");
    assertThat(rejection("{\"id\":secret}").detail()).doesNotContain("secret");
  }
}
