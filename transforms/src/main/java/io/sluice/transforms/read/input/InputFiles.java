package io.sluice.transforms.read.input;

import io.sluice.transforms.files.InputException;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files that match the inputs.
 *
 * @param files the files, in the order of the inputs; a file that matches two inputs is listed once
 */
public record InputFiles(List<InputFile> files) implements Serializable {

  public InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files and reads the first bytes of each. Beam's file systems must have been set up,
   * as {@code Pipeline.create} does.
   *
   * @param inputs file names and patterns, as in {@link InputSearch#of}
   * @throws InputException if an input matches nothing, or matches a directory, an unreadable file,
   *     or a file in a format that Sluice does not read
   */
  public static InputFiles find(List<String> inputs) {
    return InputSearch.of(inputs).orThrow();
  }

  /**
   * The decompressed bytes still to read; empty if a file is compressed, because its size does not
   * tell.
   */
  public OptionalLong bytesLeft() {
    return files.stream().allMatch(InputFile::isSplittable)
        ? OptionalLong.of(files.stream().mapToLong(it -> it.bytes() - it.done().bytes()).sum())
        : OptionalLong.empty();
  }

  /**
   * Reads the compressed files again after a failed TextIO run, because neither TextIO nor the
   * decompressors report which file is damaged.
   *
   * @throws InputException if a file is damaged; it names the first one
   */
  public void verifyCompressed() {
    files.stream().filter(file -> !file.isSplittable()).forEach(InputFile::verifyContents);
  }
}
