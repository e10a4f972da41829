package io.sluice.transforms.read.input;

import io.sluice.transforms.files.InputException;
import java.io.Serializable;
import java.util.List;
import java.util.OptionalLong;

/**
 * The files that the inputs name.
 *
 * @param files the files, in the order of the inputs; a file that two inputs match stands once
 */
public record InputFiles(List<InputFile> files) implements Serializable {

  public InputFiles {
    files = List.copyOf(files);
  }

  /**
   * Finds the files and reads each one's first bytes. Beam's file systems must have been set up, as
   * {@code Pipeline.create} does.
   *
   * @param inputs file names and patterns, as in {@link InputSearch#of}
   * @throws InputException when an input matches nothing, or something that it matches is a
   *     directory, cannot be read, or has a format that Sluice does not read
   */
  public static InputFiles find(List<String> inputs) {
    return InputSearch.of(inputs).orThrow();
  }

  /**
   * The bytes of lines that are left to be read; empty where one of the files is compressed,
   * because its size does not tell.
   */
  public OptionalLong bytesLeft() {
    return files.stream().allMatch(InputFile::isSplittable)
        ? OptionalLong.of(files.stream().mapToLong(it -> it.bytes() - it.done().bytes()).sum())
        : OptionalLong.empty();
  }

  /**
   * Reads the compressed files again, after a run of TextIO's that failed, because neither it nor
   * the decompressors say which file it was.
   *
   * @throws InputException when one of them is damaged; it names the first
   */
  public void checkCompressedToTheEnd() {
    files.stream().filter(file -> !file.isSplittable()).forEach(InputFile::checkToTheEnd);
  }
}
