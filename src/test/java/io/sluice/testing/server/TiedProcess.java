package io.sluice.testing.server;

import java.io.IOException;

/** Processes that do not outlive this JVM, however it ends. */
public final class TiedProcess {

  private TiedProcess() {}

  /** Starts one, and another that waits for the end of this JVM, to kill it then. */
  public static Process start(ProcessBuilder builder) throws IOException {
    Process process = builder.start();
    Process watcher =
        // What it reads comes to its end with this JVM.
        new ProcessBuilder("sh", "-c", "cat; kill -9 " + process.pid())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    process.onExit().thenRun(watcher::destroyForcibly);
    return process;
  }
}
