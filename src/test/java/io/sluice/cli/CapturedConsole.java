package io.sluice.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A console whose words can be looked at. */
public final class CapturedConsole {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Console console;

  private CapturedConsole(boolean isTerminal) {
    console = new Console(stream(out), stream(err), isTerminal);
  }

  public static CapturedConsole ofTerminal() {
    return new CapturedConsole(true);
  }

  public static CapturedConsole ofPipe() {
    return new CapturedConsole(false);
  }

  public Console console() {
    return console;
  }

  public String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  public String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
