package io.sluice.transforms.export;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The names of an export's files: {@code PREFIX-00003-of-00016.ndjson.gz} and its likes. A file has
 * its name when it is whole.
 *
 * @param prefix the path that the names begin with
 * @param suffix what they end with, with its dot
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

  /** What says how far the export is, for as long as it is under way. */
  public ExportState state() {
    return new ExportState(prefix + ".scan");
  }

  private Path named(String infix, int number, int of, String end) {
    return Path.of(
        String.format(Locale.ROOT, "%s%s%05d-of-%05d%s", prefix, infix, number, of, end));
  }
}
