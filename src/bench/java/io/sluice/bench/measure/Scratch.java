package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/** A directory for what nobody wants when the benchmark is over. */
public final class Scratch implements AutoCloseable {

  private final Path directory;

  private Scratch(Path directory) {
    this.directory = directory;
  }

  /** A new one, in the directory of the report. */
  public static Scratch in(Path out) throws IOException {
    Path directory = out.resolve("sluice-bench-scratch");
    // One that was killed has left its own behind.
    FileUtils.deleteDirectory(directory.toFile());
    Files.createDirectories(directory);
    return new Scratch(directory);
  }

  /** An empty directory in it. */
  public Path directory(String name) throws IOException {
    return Files.createDirectories(directory.resolve(name));
  }

  @Override
  public void close() {
    FileUtils.deleteQuietly(directory.toFile());
  }
}
