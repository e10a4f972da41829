package io.sluice.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code run-configs/java.args} for programs that start Sluice in another way. */
public final class JavaArgs {

  private JavaArgs() {}

  /**
   * Returns its JVM options, except for the heap size.
   *
   * @param root the project's directory
   */
  public static List<String> in(Path root) throws IOException {
    return Files.readAllLines(root.resolve("run-configs/java.args")).stream()
        .filter(line -> line.startsWith("-X") && !line.startsWith("-Xmx"))
        .toList();
  }
}
