package io.sluice.runner;

import io.sluice.transforms.files.TemporaryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** A directory with settings of Flink's own, the only way by which Beam lets them pass. */
final class FlinkConfDir {

  private FlinkConfDir() {}

  /** Makes one, for this user alone; it goes when the JVM does. */
  static Path with(Map<String, String> settings) {
    TemporaryDirectory.check(0);
    try {
      Path directory = Files.createTempDirectory("sluice-flink");
      // Deleted in the opposite order.
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
