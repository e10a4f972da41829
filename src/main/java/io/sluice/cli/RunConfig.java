package io.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.messages.LogSanitizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;

/** Reads run-configs: local files, or URLs of Beam's file systems. */
final class RunConfig {

  private static final int DEFAULT_BUFFER = -1;

  private RunConfig() {}

  /**
   * The lines of a run-config.
   *
   * @throws OptionException if it cannot be read or is not UTF-8
   */
  static List<String> lines(String name) {
    if (FileStorage.isRemote(name)) {
      // It holds the options; so a file system has only its defaults and the environment.
      FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
      FileStorage.unknownScheme(name)
          .ifPresent(
              why -> {
                throw new OptionException(
                    "The run-config %s cannot be read: %s.".formatted(name, why));
              });
    }
    try (BufferedReader reader =
        new BufferedReader(
            Channels.newReader(
                FileStorage.open(FileStorage.withoutLocalScheme(name)),
                UTF_8.newDecoder(),
                DEFAULT_BUFFER))) {
      List<String> lines = new ArrayList<>();
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
      return lines;
    } catch (IOException | RuntimeException e) {
      // File systems report failures of their services as exceptions of any type.
      throw new OptionException(
          LogSanitizer.of("The run-config %s cannot be read.".formatted(name)));
    }
  }
}
