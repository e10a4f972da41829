package io.sluice.job;

import io.sluice.pipeline.OptionException;
import io.sluice.transforms.read.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file of {@code --summary}: what stands in it stays until the new summary is whole. */
final class SummaryFile {

  private final Path path;

  private SummaryFile(Path path) {
    this.path = path;
  }

  /**
   * Checks before the run that the file can be written after it.
   *
   * @throws OptionException when it cannot, or is one of the inputs
   */
  static SummaryFile of(String name, InputFiles inputs) {
    Path path = Path.of(name).toAbsolutePath();
    boolean isInput =
        inputs.files().stream()
            .anyMatch(input -> Path.of(input.resource().toString()).equals(path.normalize()));
    if (isInput) {
      throw new OptionException("--summary=" + name + " is one of the inputs.");
    }
    if (Files.isDirectory(path) || !Files.isWritable(path.getParent())) {
      throw cannotBeWritten(path);
    }
    return new SummaryFile(path);
  }

  void write(String text) {
    try {
      Path unfinished = Files.createTempFile(path.getParent(), path.getFileName().toString(), "");
      Files.writeString(unfinished, text);
      Files.move(unfinished, path, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannotBeWritten(path);
    }
  }

  private static OptionException cannotBeWritten(Path path) {
    return new OptionException("--summary=" + path + " cannot be written.");
  }
}
