package io.sluice.transforms.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * The files that the inputs name.
 *
 * @param files the files, in the order of the inputs; a file that two inputs match stands once
 */
public record InputFiles(List<InputFile> files) {

  public InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files and looks at each one's first bytes. Beam's file systems must have been set up,
   * as {@code Pipeline.create} does.
   *
   * @param inputs file names and globs; a name is taken as it stands where such a file exists
   * @throws InputException when an input matches nothing, or is a directory, or cannot be read
   */
  public static InputFiles find(List<String> inputs) {
    Map<String, InputFile> files = new LinkedHashMap<>();
    for (String input : inputs) {
      match(input).forEach(file -> files.putIfAbsent(file.name(), file));
    }
    return new InputFiles(List.copyOf(files.values()));
  }

  /**
   * Checks that the files' names say how they are compressed, for readers that go by the names.
   *
   * @throws InputException when one does not; it names the first
   */
  public void checkNames() {
    files.forEach(InputFile::checkName);
  }

  /** The bytes to read, as they stand on disk. */
  public long bytes() {
    return files.stream().mapToLong(InputFile::bytes).sum();
  }

  /** Whether all files are plain, so that bytes on disk are bytes of lines. */
  public boolean allPlain() {
    return files.stream().allMatch(InputFile::isSplittable);
  }

  /**
   * Reads the compressed files again, after a run that failed, because neither TextIO nor the
   * decompressors say which file it was.
   *
   * @throws InputException when one of them is damaged; it names the first
   */
  public void checkCompressedToTheEnd() {
    files.stream().filter(file -> !file.isSplittable()).forEach(InputFile::checkToTheEnd);
  }

  private static List<InputFile> match(String input) {
    checkLocal(input);
    try {
      MatchResult result = FileSystems.match(input, EmptyMatchTreatment.ALLOW);
      List<InputFile> files = new ArrayList<>();
      for (MatchResult.Metadata file : result.metadata()) {
        checkLocal(file.resourceId().toString());
        files.add(InputFile.of(file));
      }
      if (files.isEmpty()) {
        throw new InputException("The input " + input + " matches no file.");
      }
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new InputException("The input " + input + " cannot be found.", e);
    }
  }

  private static boolean isGlob(String input) {
    return input.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  private static boolean hasScheme(String input) {
    return input.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /** Says what is wrong with a local file, in better words than the file systems have. */
  private static void checkLocal(String name) {
    Path path;
    try {
      path = Path.of(name);
    } catch (InvalidPathException e) {
      return;
    }
    if (Files.isDirectory(path)) {
      throw new InputException(
          "The input %s is a directory; name its files, as in %s."
              .formatted(name, path.resolve("*.ndjson")));
    }
    if (!Files.exists(path)) {
      if (Files.isSymbolicLink(path)) {
        throw new InputException("The input " + name + " is a link to nothing.");
      }
      // Beam would look for it in everything below its directory.
      if (!isGlob(name) && !hasScheme(name)) {
        throw new InputException("There is no input " + name + ".");
      }
      return;
    }
    if (!Files.isRegularFile(path)) {
      throw new InputException("The input " + name + " is not a regular file.");
    }
    if (!Files.isReadable(path)) {
      throw new InputException("The input " + name + " may not be read by this user.");
    }
  }
}
