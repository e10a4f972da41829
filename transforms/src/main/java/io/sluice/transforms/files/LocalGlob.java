package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Finds the local files that match a glob. Lists only the levels that the pattern names. {@code **}
 * descends into everything, except through links that form a cycle. A directory that cannot be
 * listed or entered is a failure, because it may contain matches.
 */
public final class LocalGlob {

  private final List<Path> found = new ArrayList<>();
  private final List<InputException> failures = new ArrayList<>();

  private LocalGlob() {}

  /** Finds the matches of a pattern, whatever their file type. */
  public static LocalGlob of(String pattern) {
    List<String> levels = new ArrayList<>(Arrays.asList(pattern.split("/+")));
    StringBuilder directory = new StringBuilder(pattern.startsWith("/") ? "/" : "");
    while (!Glob.isPattern(levels.get(0))) {
      directory.append(Glob.unescaped(levels.remove(0))).append('/');
    }
    LocalGlob glob = new LocalGlob();
    Path start = LocalName.path(directory.toString());
    if (glob.isDirectory(start)) {
      glob.descend(start, levels);
    }
    return glob;
  }

  /** The matches, sorted level by level. */
  public List<Path> found() {
    return found;
  }

  /** A failure for each path that could not be searched. */
  public List<InputException> failures() {
    return failures;
  }

  private void descend(Path directory, List<String> levels) {
    String level = levels.get(0);
    if (level.contains("**")) {
      walk(directory, "", Glob.of(String.join("/", levels)), List.of());
      return;
    }
    List<String> rest = levels.subList(1, levels.size());
    if (!Glob.isPattern(level)) {
      enter(LocalName.child(directory, Glob.unescaped(level)), rest);
      return;
    }
    Glob glob = Glob.of(level);
    for (Path entry : list(directory)) {
      if (glob.matches(LocalName.last(entry))) {
        enter(entry, rest);
      }
    }
  }

  private void enter(Path entry, List<String> rest) {
    if (!rest.isEmpty()) {
      if (isDirectory(entry)) {
        descend(entry, rest);
      }
    } else if (exists(entry)) {
      found.add(entry);
    }
  }

  private void walk(Path directory, String prefix, Glob glob, List<Path> ancestors) {
    Path real = real(directory);
    if (real == null || ancestors.contains(real)) {
      return;
    }
    List<Path> path = new ArrayList<>(ancestors);
    path.add(real);
    for (Path entry : list(directory)) {
      String name = prefix + LocalName.last(entry);
      if (isDirectory(entry)) {
        walk(entry, name + "/", glob, path);
      } else if (glob.matches(name)) {
        found.add(entry);
      }
    }
  }

  private Path real(Path directory) {
    try {
      return directory.toRealPath();
    } catch (IOException e) {
      fail(directory, e);
      return null;
    }
  }

  private List<Path> list(Path directory) {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(entries::add);
    } catch (DirectoryIteratorException e) {
      fail(directory, e.getCause());
    } catch (IOException e) {
      fail(directory, e);
    }
    entries.sort(Comparator.comparing(LocalName::of));
    return entries;
  }

  /** Whether a path leads to a directory; adds a failure if that is unknown. */
  private boolean isDirectory(Path path) {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class).isDirectory();
    } catch (IOException e) {
      if (exists(path)) {
        fail(path, e);
      }
      return false;
    }
  }

  private boolean exists(Path path) {
    try {
      Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      fail(path, e);
      return false;
    }
  }

  private void fail(Path path, IOException e) {
    String name = LocalName.of(path.normalize());
    failures.add(
        e instanceof NoSuchFileException && Files.isSymbolicLink(path)
            ? new InputException("The input " + name + " is a link to nothing.")
            : new InputException(
                "Cannot look into %s: %s.".formatted(name, FileErrorMessage.reason(e)), e));
  }
}
