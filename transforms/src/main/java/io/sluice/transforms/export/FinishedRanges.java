package io.sluice.transforms.export;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;

/**
 * The progress of an export: a small file for each finished range, in a directory that exists until
 * the export is complete.
 *
 * @param directory the directory's path
 */
public record FinishedRanges(String directory) implements Serializable {

  /**
   * The result of a range.
   *
   * @param written the number of rows in its file
   * @param rejected the number of rows that could not be written
   */
  public record Done(long written, long rejected) {}

  /** Marks a range as finished; its file must have its name already. */
  void finish(int number, Done done) throws IOException {
    Path unfinished = Files.createTempFile(Path.of(directory), "done", "");
    Files.writeString(
        unfinished,
        done.written() + " " + done.rejected(),
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(unfinished, file(number), StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * The result of a range; empty if it is not finished.
   *
   * @throws IOException if the result cannot be read
   */
  public Optional<Done> done(int number) throws IOException {
    if (!Files.exists(file(number))) {
      return Optional.empty();
    }
    String[] counts = Files.readString(file(number)).split(" ", 2);
    return Optional.of(new Done(Long.parseLong(counts[0]), Long.parseLong(counts[1])));
  }

  private Path file(int number) {
    return Path.of(directory, String.format(Locale.ROOT, "%05d.done", number));
  }
}
