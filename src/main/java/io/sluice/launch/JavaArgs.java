package io.sluice.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code run-configs/java.args} says, for those who start the program in another way. */
public final class JavaArgs {

  private JavaArgs() {}

  /**
   * Its options for the JVM, but for the heap.
   *
   * @param root the directory of the project
   */
  public static List<String> in(Path root) throws IOException {
    return Files.readAllLines(root.resolve("run-configs/java.args")).stream()
        .filter(line -> line.startsWith("-X") && !line.startsWith("-Xmx"))
        .toList();
  }
}
