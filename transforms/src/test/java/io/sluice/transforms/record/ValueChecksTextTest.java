package io.sluice.transforms.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.transforms.record.ColumnLimits.Limit;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueChecksTextTest {

  private static final String EMOJI = "😀";

  private static final Column KEY = Column.text("id", 255);
  private static final Column BODY = Column.text("body", 255).mayBeTruncated();
  private static final Table TABLE = new Table("t", List.of(KEY, BODY), List.of(KEY), List.of());

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "中", EMOJI})
  void aTextIsMeasuredInCodePoints(String character) throws Exception {
    ValueChecks checks = checks(255, 1020, OnTooLong.REJECT);
    String fits = character.repeat(255);
    assertThat(checks.text(KEY, fits)).isEqualTo(fits);
    assertThat(rejection(checks, KEY, character.repeat(256)))
        .hasMessage("id has 256 code points, the column takes 255");
  }

  @Test
  void combiningCharactersCountOneByOne() throws Exception {
    ValueChecks checks = checks(255, 1020, OnTooLong.REJECT);
    String fits = "e\u0301".repeat(127) + "e";
    assertThat(checks.text(BODY, fits)).isEqualTo(fits);
    assertThat(rejection(checks, BODY, "e\u0301".repeat(128)).reason()).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void trailingSpacesCountLikeEverythingElse() {
    ValueChecks checks = checks(255, 1020, OnTooLong.REJECT);
    assertThat(rejection(checks, KEY, "a".repeat(255) + " ").reason()).isEqualTo(Reason.TOO_LONG);
  }

  @Test
  void aColumnThatIsMeasuredInBytesTakesSoManyBytesOfUtf8() throws Exception {
    // As information_schema describes a TINYTEXT: 255 characters, 255 bytes.
    ValueChecks checks = checks(255, 255, OnTooLong.REJECT);
    String ascii = "a".repeat(255);
    String twoBytes = "é".repeat(127) + "a";
    String threeBytes = "中".repeat(85);
    String fourBytes = EMOJI.repeat(63) + "中";
    assertThat(checks.text(BODY, ascii)).isEqualTo(ascii);
    assertThat(checks.text(BODY, twoBytes)).isEqualTo(twoBytes);
    assertThat(checks.text(BODY, threeBytes)).isEqualTo(threeBytes);
    assertThat(checks.text(BODY, fourBytes)).isEqualTo(fourBytes);
    assertThat(rejection(checks, BODY, "é".repeat(128)))
        .hasMessage("body has 256 bytes of UTF-8, the column takes 255");
    assertThat(rejection(checks, BODY, threeBytes + "a"))
        .hasMessage("body has 256 bytes of UTF-8, the column takes 255");
    assertThat(rejection(checks, BODY, EMOJI.repeat(64)))
        .hasMessage("body has 256 bytes of UTF-8, the column takes 255");
  }

  @Test
  void aTextIsCutBetweenCodePointsWhereTheUserAsksForIt() throws Exception {
    ValueChecks checks = checks(255, 1020, OnTooLong.TRUNCATE);
    assertThat(checks.text(BODY, EMOJI.repeat(256))).isEqualTo(EMOJI.repeat(255));
    assertThat(checks.text(BODY, "a".repeat(254) + EMOJI + "b")).isEqualTo("a".repeat(254) + EMOJI);
    ValueChecks bytes = checks(255, 255, OnTooLong.TRUNCATE);
    assertThat(bytes.text(BODY, EMOJI.repeat(64))).isEqualTo(EMOJI.repeat(63));
    assertThat(bytes.text(BODY, "中".repeat(85) + "a")).isEqualTo("中".repeat(85));
  }

  @Test
  void aCutIsToldOnce() throws Exception {
    ValueChecks checks = checks(255, 1020, OnTooLong.TRUNCATE);
    checks.text(BODY, "a".repeat(255));
    assertThat(checks.takeTruncated()).isFalse();
    checks.text(BODY, "a".repeat(256));
    checks.text(BODY, "a");
    assertThat(checks.takeTruncated()).isTrue();
    assertThat(checks.takeTruncated()).isFalse();
  }

  @Test
  void aColumnThatMayNotBeCutIsNot() {
    ValueChecks checks = checks(255, 1020, OnTooLong.TRUNCATE);
    assertThat(rejection(checks, KEY, "a".repeat(256)).reason()).isEqualTo(Reason.TOO_LONG);
    assertThat(checks.takeTruncated()).isFalse();
  }

  @Test
  void aKeyIsNotEmptyAndNothingIsMissing() throws Exception {
    ValueChecks checks = checks(255, 1020, OnTooLong.TRUNCATE);
    assertThat(rejection(checks, KEY, "").reason()).isEqualTo(Reason.FIELD_EMPTY);
    assertThat(checks.text(BODY, "")).isEmpty();
    Rejection missing = rejection(checks, BODY, null);
    assertThat(missing.reason()).isEqualTo(Reason.FIELD_MISSING);
    assertThat(missing.detail()).isEqualTo("body is missing");
  }

  private static ValueChecks checks(long codePoints, long bytes, OnTooLong onTooLong) {
    Limit limit = Limit.text(codePoints, bytes);
    return new ValueChecks(TABLE, new ColumnLimits(Map.of("id", limit, "body", limit)), onTooLong);
  }

  private static Rejection rejection(ValueChecks checks, Column column, String text) {
    return catchThrowableOfType(Rejection.class, () -> checks.text(column, text));
  }
}
