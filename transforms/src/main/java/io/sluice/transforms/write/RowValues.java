package io.sluice.transforms.write;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Values as the texts in which the server gets them. */
final class RowValues {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private RowValues() {}

  /** In UTC, which is the session's time zone. */
  static String instant(long epochSecond) {
    return SECONDS.format(LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC));
  }
}
