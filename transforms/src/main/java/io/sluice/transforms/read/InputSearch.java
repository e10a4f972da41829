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
 * What the inputs name: the files that can be read, and why others cannot.
 *
 * @param found the files that can be read
 * @param failures a sentence for each input or file that cannot; empty where all can
 */
public record InputSearch(InputFiles found, List<InputException> failures) {

  public InputSearch {
    failures = List.copyOf(failures);
  }

  /**
   * Looks for the files, and at each one's first bytes. Beam's file systems must have been set up,
   * as {@code Pipeline.create} does.
   *
   * @param inputs file names and globs; a name is taken as it stands where such a file exists
   */
  public static InputSearch of(List<String> inputs) {
    Map<String, InputFile> files = new LinkedHashMap<>();
    List<InputException> failures = new ArrayList<>();
    for (String input : inputs) {
      try {
        for (MatchResult.Metadata file : match(input)) {
          look(file, files, failures);
        }
      } catch (InputException e) {
        failures.add(e);
      }
    }
    return new InputSearch(new InputFiles(List.copyOf(files.values())), failures);
  }

  /** The same for a reader that goes by the names: files must be named as they are compressed. */
  public InputSearch byName() {
    List<InputException> all = new ArrayList<>(failures);
    for (InputFile file : found.files()) {
      try {
        file.checkName();
      } catch (InputException e) {
        all.add(e);
      }
    }
    return new InputSearch(found, all);
  }

  /**
   * The files, where all can be read.
   *
   * @throws InputException the first failure
   */
  public InputFiles orThrow() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return found;
  }

  private static void look(
      MatchResult.Metadata file, Map<String, InputFile> files, List<InputException> failures) {
    try {
      checkLocal(file.resourceId().toString());
      InputFile input = InputFile.of(file);
      files.putIfAbsent(input.name(), input);
    } catch (InputException e) {
      failures.add(e);
    }
  }

  private static List<MatchResult.Metadata> match(String input) {
    checkLocal(input);
    try {
      List<MatchResult.Metadata> files =
          FileSystems.match(input, EmptyMatchTreatment.ALLOW).metadata();
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
