package io.sluice.transforms.read.input;

import io.sluice.transforms.files.FileErrorMessage;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.files.Glob;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.files.LocalGlob;
import io.sluice.transforms.files.LocalName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;

/**
 * Finds the files that match the inputs, and reports why each unreadable one cannot be read.
 *
 * @param files collects the files by name
 * @param failures collects one exception for each failed input or file
 */
record InputFinder(Map<String, InputFile> files, List<InputException> failures) {

  void find(String input) {
    List<String> names = InputPatterns.of(FileStorage.withoutLocalScheme(input));
    if (names.isEmpty()) {
      failures.add(new InputException("The input \"" + input + "\" names no file."));
    }
    names.forEach(name -> attempt(() -> findOne(name)));
  }

  private void findOne(String name) {
    try {
      if (FileStorage.isRemote(name)) {
        findRemote(name);
      } else if (Glob.isPattern(name) && !FileStorage.exists(name)) {
        findLocal(name);
      } else {
        add(name, LocalName.path(FileStorage.exists(name) ? name : Glob.unescaped(name)));
      }
    } catch (IllegalArgumentException e) {
      // The name is not valid for a file.
      throw new InputException("The input " + name + " cannot be found.", e);
    }
  }

  private void findRemote(String pattern) {
    FileStorage.unknownScheme(pattern)
        .ifPresent(
            why -> {
              throw new InputException("The input %s cannot be read: %s.".formatted(pattern, why));
            });
    List<FileStorage.Entry> entries;
    try {
      entries = FileStorage.matchRemote(pattern);
    } catch (IOException e) {
      throw new InputException("The input " + pattern + " cannot be found.", e);
    }
    if (entries.isEmpty()) {
      throw new InputException("The input " + pattern + " matches no file.");
    }
    entries.forEach(entry -> attempt(() -> add(entry)));
  }

  private void findLocal(String pattern) {
    LocalGlob glob = LocalGlob.of(pattern);
    failures.addAll(glob.failures());
    if (glob.found().isEmpty() && glob.failures().isEmpty()) {
      throw new InputException("The input " + pattern + " matches no file.");
    }
    glob.found().forEach(file -> attempt(() -> add(LocalName.of(file.normalize()), file)));
  }

  private void attempt(Runnable step) {
    try {
      step.run();
    } catch (InputException e) {
      failures.add(e);
    }
  }

  /**
   * Adds a local file.
   *
   * @param shown its name in messages
   */
  private void add(String shown, Path path) {
    check(shown, path);
    try {
      add(FileStorage.look(LocalName.of(direct(path))));
    } catch (IOException e) {
      throw new InputException(
          "Cannot read %s: %s.".formatted(shown, FileErrorMessage.reason(e)), e);
    }
  }

  private void add(FileStorage.Entry entry) {
    if (!files.containsKey(entry.name())) {
      files.put(entry.name(), InputFile.of(entry));
    }
  }

  /** The path without {@code .} and {@code ..}, unless they follow a link. */
  private static Path direct(Path path) throws IOException {
    Path direct = path.normalize();
    return direct.equals(path) || Files.exists(direct) && Files.isSameFile(direct, path)
        ? direct
        : path.toRealPath();
  }

  /** Checks a local file, with clearer messages than the file systems give. */
  private static void check(String shown, Path path) {
    BasicFileAttributes attributes;
    try {
      attributes = Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      throw new InputException(
          Files.isSymbolicLink(path)
              ? "The input " + shown + " is a link to nothing."
              : "There is no input " + shown + ".");
    } catch (IOException e) {
      throw new InputException(
          "Cannot read %s: %s.".formatted(shown, FileErrorMessage.reason(e)), e);
    }
    if (attributes.isDirectory()) {
      throw new InputException(
          "The input %s is a directory; name its files, as in %s/*.ndjson."
              .formatted(shown, shown.replaceFirst("/+$", "")));
    }
    if (!attributes.isRegularFile()) {
      throw new InputException("The input " + shown + " is not a regular file.");
    }
    if (!Files.isReadable(path)) {
      throw new InputException("The input " + shown + " may not be read by this user.");
    }
    if (!LocalName.isText(path)) {
      throw new InputException("The name of " + shown + " is not UTF-8; rename the file.");
    }
  }
}
