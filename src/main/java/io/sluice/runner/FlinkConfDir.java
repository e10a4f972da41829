package io.sluice.runner;

import io.sluice.transforms.files.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Creates a configuration directory for Flink, the only way in which Beam passes on Flink's own
 * settings.
 */
final class FlinkConfDir {

  private FlinkConfDir() {}

  /**
   * Creates a directory with the settings, readable by this user only. It is deleted when the JVM
   * ends.
   */
  static Path with(Map<String, String> settings) {
    TemporaryDirectory.check(0);
    try {
      Path directory = Files.createTempDirectory("sluice-flink");
      // Registered first, because deletion runs in reverse order.
      directory.toFile().deleteOnExit();
      Path file = directory.resolve("config.yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, yaml(settings)).getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Flink's settings cannot be written into the directory for temporary files.", e);
    }
  }

  private static String yaml(Map<String, String> settings) {
    return settings.entrySet().stream()
        .map(setting -> setting.getKey() + ": " + setting.getValue() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }
}
