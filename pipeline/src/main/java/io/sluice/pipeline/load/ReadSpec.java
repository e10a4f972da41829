package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.reject.RejectLines;
import java.util.List;

/**
 * The settings for reading lines.
 *
 * @param inputs file names and globs, at least one
 * @param reader the reader
 * @param maxLineBytes the maximum length of a line, for readers that have a limit
 * @param inRejects whether the inputs are reject files, whose rejects contain the lines to load
 */
public record ReadSpec(List<String> inputs, Reader reader, int maxLineBytes, boolean inRejects) {

  /** A line is held in one array, and some of its copies in others. */
  private static final int MAX_MAX_LINE_BYTES = 1 << 28;

  public ReadSpec {
    inputs = List.copyOf(inputs);
  }

  static List<String> inputs(LoadOptions options) {
    if (options.getInput() == null
        || options.getInput().stream().allMatch(it -> it.matches("[\\s,]*"))) {
      throw new OptionException("--input is missing: name the files to load.");
    }
    return options.getInput();
  }

  static int maxLineBytes(TableOptions options) {
    if (options.getMaxLineBytes() < 1 || options.getMaxLineBytes() > MAX_MAX_LINE_BYTES) {
      throw new OptionException(
          "--maxLineBytes=%d is not between 1 and %d."
              .formatted(options.getMaxLineBytes(), MAX_MAX_LINE_BYTES));
    }
    return options.getMaxLineBytes();
  }

  /** The maximum length of a line in the input files themselves. */
  int maxInputLineBytes() {
    return inRejects ? RejectLines.maxObjectBytes(maxLineBytes) : maxLineBytes;
  }
}
