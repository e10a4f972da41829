package io.sluice.transforms.read.input;

import io.sluice.transforms.files.InputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
   * @param inputs file names and patterns, divided by commas; what is the name of a file is taken
   *     as it stands
   */
  public static InputSearch of(List<String> inputs) {
    Map<String, InputFile> files = new LinkedHashMap<>();
    List<InputException> failures = new ArrayList<>();
    inputs.forEach(new InputFinder(files, failures)::find);
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
}
