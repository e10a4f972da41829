package io.sluice;

/** What of Beam's and Flink's own log is shown on standard error. */
final class Logging {

  private Logging() {}

  /**
   * To be called before anything logs: slf4j-simple reads these properties once. Without {@code
   * debug} only errors pass; what a user must know, the program says itself.
   */
  static void configure(boolean debug) {
    System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", debug ? "info" : "error");
    System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
    System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS");
    // It announces itself on standard error as the "reporter" of slf4j otherwise.
    System.setProperty("slf4j.internal.verbosity", debug ? "INFO" : "ERROR");
    if (!debug) {
      // Every failure that Flink logs as an error comes back as an exception and is said once.
      System.setProperty("org.slf4j.simpleLogger.log.org.apache.flink", "off");
      System.setProperty("org.slf4j.simpleLogger.log.org.apache.beam", "off");
    }
  }
}
