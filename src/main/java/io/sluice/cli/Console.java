package io.sluice.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
    return new Console(utf8(System.out), utf8(System.err), isTerminal(2));
  }

  /** Prints a result. */
  public void print(String text) {
    out.println(text.stripTrailing());
    out.flush();
  }

  /** Whether a result was printed that standard output did not take. */
  public boolean hasLostOutput() {
    return out.checkError();
  }

  /** Says something that is not a result. */
  public void say(String sentence) {
    err.println("sluice: " + sentence);
  }

  /** Says what went wrong. */
  public void error(String sentence) {
    err.println("sluice: error: " + sentence);
  }

  /** Whether a file descriptor of this process leads to a terminal. */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Path.of("/proc/self/fd/" + descriptor).toRealPath().toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException e) {
      // No such file system here; Java only tells about standard input and output.
      return System.console() != null;
    }
  }

  private static PrintStream utf8(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }
}
