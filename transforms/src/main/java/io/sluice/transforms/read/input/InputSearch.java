package io.sluice.transforms.read.input;

import io.sluice.transforms.files.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a search for inputs: the readable files, and why the others cannot be read.
 *
 * @param found the files that can be read
 * @param failures one exception for each failed input or file; empty if all can be read
 */
public record InputSearch(InputFiles found, List<InputException> failures) {

  public InputSearch {
    failures = List.copyOf(failures);
  }

  /**
   * Searches for the files and reads the first bytes of each. Beam's file systems must have been
   * set up, as {@code Pipeline.create} does.
   *
   * @param inputs file names and patterns, separated by commas; an input that names an existing
   *     file is taken literally
   */
  public static InputSearch of(List<String> inputs) {
    Map<String, InputFile> files = new LinkedHashMap<>();
    List<InputException> failures = new ArrayList<>();
    inputs.forEach(new InputFinder(files, failures)::find);
    return new InputSearch(new InputFiles(List.copyOf(files.values())), failures);
  }

  /**
   * The same search for a reader that goes by file names: a name must tell the file's compression.
   */
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
   * Returns the files if all can be read.
   *
   * @throws InputException the first failure
   */
  public InputFiles orThrow() {
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    return found;
  }
}
