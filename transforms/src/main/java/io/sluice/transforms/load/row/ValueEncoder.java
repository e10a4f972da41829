package io.sluice.transforms.load.row;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Encodes values as the strings that the server receives. */
public final class ValueEncoder {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

  private ValueEncoder() {}

  /** Formats a timestamp in UTC, the session's time zone. */
  public static String instant(long epochSecond) {
    LocalDateTime time = LocalDateTime.ofEpochSecond(epochSecond, 0, ZoneOffset.UTC);
    if (time.getYear() < 1 || time.getYear() > 9999) {
      return SECONDS.format(time);
    }
    // Formatted by hand: a DateTimeFormatter takes longer than reading the whole record.
    byte[] text = "0000-00-00 00:00:00".getBytes(StandardCharsets.ISO_8859_1);
    twoDigits(text, 0, time.getYear() / 100);
    twoDigits(text, 2, time.getYear() % 100);
    twoDigits(text, 5, time.getMonthValue());
    twoDigits(text, 8, time.getDayOfMonth());
    twoDigits(text, 11, time.getHour());
    twoDigits(text, 14, time.getMinute());
    twoDigits(text, 17, time.getSecond());
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static void twoDigits(byte[] text, int at, int number) {
    text[at] = (byte) ('0' + number / 10);
    text[at + 1] = (byte) ('0' + number % 10);
  }
}
