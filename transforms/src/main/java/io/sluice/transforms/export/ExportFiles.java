package io.sluice.transforms.export;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of an export's files, such as {@code PREFIX-00003-of-00016.ndjson.gz}. A file gets its
 * name when it is complete.
 *
 * @param prefix the path with which the names start
 * @param suffix the end of the names, with its dot
 */
public record ExportFiles(String prefix, String suffix) implements Serializable {

  /** The file of a range. */
  public Path file(int number, int of) {
    return named("-", number, of, suffix);
  }

  /** The file of a range's rows that could not be written. */
  public Path rejects(int number, int of) {
    return named("-rejected-", number, of, ".ndjson");
  }

  /** The progress of the export, which exists until the export is complete. */
  public FinishedRanges state() {
    return new FinishedRanges(prefix + ".scan");
  }

  private Path named(String infix, int number, int of, String end) {
    return Path.of(
        String.format(Locale.ROOT, "%s%s%05d-of-%05d%s", prefix, infix, number, of, end));
  }
}
