package io.sluice.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The output of the program: results on standard output, everything else on standard error.
 *
 * @param out standard output
 * @param err standard error
 * @param isTerminal whether standard error is a terminal, so that a line can be overwritten
 */
public record Console(PrintStream out, PrintStream err, boolean isTerminal) {

  /** The process's own streams, in UTF-8. */
  public static Console ofSystem() {
    return new Console(utf8(System.out), utf8(System.err), isTerminal(2));
  }

  /** Prints a result. */
  public void print(String text) {
    out.println(text.stripTrailing());
    out.flush();
  }

  /** Whether a printed result was lost. */
  public boolean hasLostOutput() {
    return out.checkError();
  }

  /** Prints a message that is not a result. */
  public void info(String sentence) {
    err.println("sluice: " + sentence);
  }

  /** Prints an error. */
  public void error(String sentence) {
    err.println("sluice: error: " + sentence);
  }

  /** Whether a file descriptor of this process leads to a terminal. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      // There is no /proc here; Java only reports on standard input and output.
      return System.console() != null;
    }
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
