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
 * What says which ranges of an export are done: a small file for each, in a directory that is there
 * for as long as the export is under way.
 *
 * @param directory the directory's path
 */
public record ExportState(String directory) implements Serializable {

  /**
   * What became of the rows of a range.
   *
   * @param written rows in its file
   * @param rejected rows that could not be written
   */
  public record Done(long written, long rejected) {}

  /** A range is done; its file has its name. */
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
   * What became of the rows of a range; empty where it is not done.
   *
   * @throws IOException when that cannot be read
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
