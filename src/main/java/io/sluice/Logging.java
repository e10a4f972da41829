package io.sluice;

/** Configures which log messages of Beam and Flink appear on standard error. */
final class Logging {

  private Logging() {}

  /**
   * Configures slf4j-simple. Must be called before anything logs, because slf4j-simple reads these
   * properties once. Without {@code debug} only errors appear; the program itself reports what a
   * user must know.
   */
  static void configure(boolean debug) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", debug ? "info" : "error");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS");
    // Otherwise slf4j announces itself on standard error as its "reporter".
    System.setProperty("slf4j.internal.verbosity", debug ? "INFO" : "ERROR");
    if (!debug) {
      // Flink's errors also arrive as exceptions, which are reported once.
      System.setProperty("org.slf4j.simpleLogger.log.org.apache.flink", "off");
      System.setProperty("org.slf4j.simpleLogger.log.org.apache.beam", "off");
    }
  }
}
