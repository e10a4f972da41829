package io.sluice.job;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;

/**
 * The file of {@code --summary}. The old contents of a local file stay until the new summary is
 * complete. A link, a pipe or a device is written to, not replaced. A URL is written through Beam's
 * file systems.
 */
final class SummaryFile {

  private static final String TYPE = "application/json";

  private final String name;

  /** The local path; null for a URL. */
  private final Path path;

  private SummaryFile(String name, Path path) {
    this.name = name;
    this.path = path;
  }

  /**
   * Checks before the run that the file can be written after it.
   *
   * @param options the options of Beam's file systems
   * @throws OptionException if it cannot, or is one of the inputs
   */
  static SummaryFile of(String name, InputFiles inputs, PipelineOptions options) {
    if (FileStorage.isRemote(name)) {
      return remote(name, inputs, options);
    }
    Path path = Path.of(FileStorage.withoutLocalScheme(name)).toAbsolutePath();
    SummaryFile file = new SummaryFile(path.toString(), path);
    if (inputs.files().stream().anyMatch(input -> input.isAt(path))) {
      throw new OptionException("--summary=" + name + " is one of the inputs.");
    }
    if (!file.canBeWritten()) {
      throw new OptionException("--summary=" + path + " cannot be written.");
    }
    return file;
  }

  /** The same check for a job without inputs. */
  static SummaryFile of(String name, PipelineOptions options) {
    return of(name, new InputFiles(List.of()), options);
  }

  private static SummaryFile remote(String name, InputFiles inputs, PipelineOptions options) {
    FileSystems.setDefaultPipelineOptions(options);
    FileStorage.unknownScheme(name)
        .ifPresent(
            why -> {
              throw new OptionException("--summary=%s cannot be written: %s.".formatted(name, why));
            });
    if (inputs.files().stream().anyMatch(input -> input.name().equals(name))) {
      throw new OptionException("--summary=" + name + " is one of the inputs.");
    }
    return new SummaryFile(name, null);
  }

  private boolean canBeWritten() {
    try {
      return isReplaced()
          ? Files.isWritable(target().getParent())
          : Files.isWritable(path) && !Files.isDirectory(path);
    } catch (IOException e) {
      return false;
    }
  }

  /** Writes the summary. */
  void write(String text) throws IOException {
    if (path == null) {
      FileStorage.writeRemote(name, text.getBytes(StandardCharsets.UTF_8), TYPE);
      return;
    }
    if (!isReplaced()) {
      // Append, because standard output may be a file that already holds other output.
      Files.writeString(path, text, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
      return;
    }
    Path target = target();
    Path unfinished = Files.createTempFile(target.getParent(), target.getFileName() + "", "");
    try {
      Files.writeString(unfinished, text);
      keepPermissions(target, unfinished);
      Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private boolean isReplaced() throws IOException {
    boolean isMissing = !Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    return isMissing || Files.isRegularFile(path) && !isOpenHere();
  }

  /** Whether the path leads, like {@code /dev/stdout}, to a file that this process has open. */
  private boolean isOpenHere() throws IOException {
    Path at = path;
    while (Files.isSymbolicLink(at)) {
      Path directory = at.getParent().toRealPath();
      if (directory.startsWith("/proc")) {
        return true;
      }
      at = directory.resolve(Files.readSymbolicLink(at));
    }
    return false;
  }

  private Path target() throws IOException {
    return Files.exists(path) ? path.toRealPath() : path;
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    boolean isPosix = from.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (isPosix && Files.exists(from)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }

  /** The absolute path, or the URL. */
  @Override
  public String toString() {
    return name;
  }
}
