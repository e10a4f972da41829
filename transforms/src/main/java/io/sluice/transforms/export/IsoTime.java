package io.sluice.transforms.export;

/** Times as ISO 8601 has them, from those that databases write in a session in UTC. */
final class IsoTime {

  private static final String UTC = "+00";

  private IsoTime() {}

  /** {@code 2016-09-17 11:04:16} as {@code 2016-09-17T11:04:16}. */
  static String local(String time) {
    return time.replace(' ', 'T');
  }

  /**
   * {@code 2016-09-17 11:04:16}, or the same with +00, as {@code 2016-09-17T11:04:16Z}; what is no
   * such time, as infinity and the years before Christ, as it is.
   */
  static String instant(String time) {
    if (!Character.isDigit(time.charAt(time.length() - 1))) {
      return time;
    }
    return local(withoutZone(time)) + "Z";
  }

  /** {@code 2016-09-17 11:04:16+00} without what says that it is in UTC. */
  static String withoutZone(String time) {
    return time.endsWith(UTC) ? time.substring(0, time.length() - UTC.length()) : time;
  }
}
