package io.sluice.transforms.reject;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The reject files in a directory: {@code <run>-<random>.ndjson}. */
public final class RejectFiles {

  /** The name prefix of runs that write only rejects. */
  public static final String DRY_RUN = "dry-run";

  private static final String SUFFIX = ".ndjson";
  private static final Pattern NAME =
      Pattern.compile("(.+)-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.ndjson");

  private RejectFiles() {}

  static String newName(String run) {
    return run + "-" + UUID.randomUUID() + SUFFIX;
  }

  /**
   * The reject files in order of name: all files {@code *.ndjson}, except those of dry runs, whose
   * lines the load itself rejects again.
   */
  public static List<Path> in(Path directory) throws IOException {
    List<Path> paths = new ArrayList<>();
    // Omits names with a leading dot, as a shell does: editors use them.
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "[!.]*" + SUFFIX)) {
      for (Path file : files) {
        if (!file.getFileName().toString().startsWith(DRY_RUN + "-")) {
          paths.add(file);
        }
      }
    }
    Collections.sort(paths);
    return paths;
  }

  /**
   * Truncates the files of killed runs to what they have committed, and deletes files with nothing
   * committed. Touches only regular files with names of these runs.
   *
   * @param runs the runs
   * @param committed the committed lengths of their files, by name
   */
  public static void cutToCommitted(Path directory, Set<String> runs, Map<String, Long> committed)
      throws IOException {
    if (!Files.isDirectory(directory)) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        if (runs.contains(runOf(name)) && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
          cut(file, committed.getOrDefault(name, 0L));
        }
      }
    }
  }

  private static void cut(Path file, long length) throws IOException {
    if (length == 0) {
      Files.delete(file);
      return;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.truncate(length);
    }
  }

  private static String runOf(String name) {
    Matcher parts = NAME.matcher(name);
    return parts.matches() ? parts.group(1) : "";
  }
}
