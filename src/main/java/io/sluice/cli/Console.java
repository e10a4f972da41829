package io.sluice.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where the program speaks: results on standard output, everything else on standard error.
 *
 * @param out standard output
 * @param err standard error
 * @param isTerminal whether a person looks at standard error, so that a line may be written over
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {

  /** The process's own streams, in UTF-8. */
  public static Console ofSystem() {
    return new Console(utf8(System.out), utf8(System.err), System.console() != null);
  }

  /** Prints a result. */
  public void print(String text) {
    out.println(text.stripTrailing());
    out.flush();
  }

  /** Says something that is not a result. */
  public void say(String sentence) {
    err.println("sluice: " + sentence);
  }

  /** Says what went wrong. */
  public void error(String sentence) {
    err.println("sluice: error: " + sentence);
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
