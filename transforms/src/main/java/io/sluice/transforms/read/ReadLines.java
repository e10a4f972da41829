package io.sluice.transforms.read;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/**
 * Reads the lines of files with TextIO. All workers share a plain file in splits; one worker reads
 * a compressed file ({@code .gz}, {@code .bz2}, {@code .zst}) whole.
 *
 * <p>Only a line feed ends a line. A lone carriage return stays inside its line; one before the
 * line feed is white space to JSON. A byte order mark at the start of a file is dropped. The last
 * line needs no line feed.
 *
 * <p>Limits of TextIO apply: it replaces bytes that are not UTF-8 with U+FFFD, reports neither the
 * file nor the position of a line, and does not limit a line's length.
 */
public final class ReadLines extends PTransform<PBegin, PCollection<String>> {

  private static final long serialVersionUID = 1L;

  private static final byte[] LINE_FEED = {'\n'};

  private final ArrayList<String> inputs;

  private ReadLines(List<String> inputs) {
    this.inputs = new ArrayList<>(inputs);
  }

  /**
   * Reads the files that match the inputs.
   *
   * @param inputs file names and globs, at least one
   */
  public static ReadLines from(List<String> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("no inputs");
    }
    return new ReadLines(inputs);
  }

  @Override
  public PCollection<String> expand(PBegin begin) {
    // Not one read per input: there may be thousands.
    return begin
        .apply("List inputs", Create.of(inputs))
        .apply("Find files", FileIO.matchAll())
        .apply("Open files", FileIO.readMatches())
        .apply("Read files", TextIO.readFiles().withDelimiter(LINE_FEED));
  }
}
