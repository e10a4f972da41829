package io.sluice.transforms.reject;

import io.sluice.transforms.files.FileLocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The objects of rejects in a location. A batch of a load has {@code <run>-<split>-<first
 * row>-<digest>.ndjson}, where the split is eight hexadecimal digits for the file and the start of
 * the sort run; a bundle without a ledger has {@code <run>-<random>.ndjson}, as all files of older
 * versions.
 */
public final class RejectFiles {

  /** The name prefix of runs that write only rejects. */
  public static final String DRY_RUN = "dry-run";

  private static final String SUFFIX = ".ndjson";
  private static final String HIDDEN = ".";

  private static final String OF_RUN =
      "(.+)-(?:[0-9a-f]{8}-\\d+-\\d+-[0-9a-f]{16}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
          + "\\.ndjson";

  private static final Pattern NAME = Pattern.compile(OF_RUN);

  /** The local name of an object whose writer was killed. */
  private static final Pattern UNFINISHED = Pattern.compile("\\." + OF_RUN + "\\.[0-9a-f]{16}");

  private RejectFiles() {}

  static String newName(String run) {
    return run + "-" + UUID.randomUUID() + SUFFIX;
  }

  /**
   * The name of a batch's object.
   *
   * @param split eight hexadecimal digits for the file, a hyphen and the start of the sort run
   * @param firstRow the number of rows of the sort run in earlier batches
   * @param digest the first 16 hexadecimal digits of the SHA-256 of its contents
   */
  public static String name(String run, String split, long firstRow, String digest) {
    return String.join("-", run, split, Long.toString(firstRow), digest) + SUFFIX;
  }

  /**
   * The names of the objects, sorted: all {@code *.ndjson}, except hidden files, which editors use,
   * and those of dry runs, whose lines the load itself rejects again.
   */
  public static List<String> in(FileLocation location) throws IOException {
    return location.list().stream()
        .filter(name -> name.endsWith(SUFFIX) && !name.startsWith(HIDDEN))
        .filter(name -> !name.startsWith(DRY_RUN + "-"))
        .toList();
  }

  /**
   * Deletes the objects of runs that have not been committed. All names come from the location
   * itself; a committed name only spares the object of that name.
   *
   * @param runs the runs, which commit nothing more
   * @param committed the names of committed objects
   */
  public static void deleteUncommitted(
      FileLocation location, Set<String> runs, Set<String> committed) throws IOException {
    if (runs.isEmpty()) {
      return;
    }
    List<String> prefixes = new ArrayList<>();
    for (String run : runs) {
      prefixes.add(run + "-");
      prefixes.add(HIDDEN + run + "-");
    }
    for (String name : location.list(prefixes)) {
      if (runs.contains(runOf(name)) && !committed.contains(name)) {
        location.delete(name);
      }
    }
  }

  private static String runOf(String name) {
    Matcher whole = NAME.matcher(name);
    if (whole.matches()) {
      return whole.group(1);
    }
    Matcher unfinished = UNFINISHED.matcher(name);
    return unfinished.matches() ? unfinished.group(1) : "";
  }
}
