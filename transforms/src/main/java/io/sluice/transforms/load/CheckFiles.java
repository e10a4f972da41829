package io.sluice.transforms.load;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplitSource;
import org.apache.beam.sdk.io.Read;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PDone;

/**
 * Parses files without loading them, to find out what a load would make of their lines. Records are
 * counted; rejected lines go to the rejects, one object for each bundle. Lines never pass through
 * the runner. Each line is counted as READ; a line that is not a record is also counted under its
 * outcome (see {@link io.sluice.transforms.metrics.LineCounter}).
 *
 * @param <T> the record
 */
public final class CheckFiles<T> extends PTransform<PBegin, PDone> {

  private static final long serialVersionUID = 1L;

  private final InputFiles files;
  private final ParseLines<T> parse;
  private final int maxLineBytes;
  private final String rejects;
  private final String run;

  private CheckFiles(
      InputFiles files, ParseLines<T> parse, int maxLineBytes, String rejects, String run) {
    this.files = files;
    this.parse = parse;
    this.maxLineBytes = maxLineBytes;
    this.rejects = rejects;
    this.run = run;
  }

  /**
   * Checks files with a parser.
   *
   * @param rejects the location of the rejects: a directory, created with owner-only access if
   *     missing, or a URL of Beam's file systems
   * @param run the run's name, the prefix of each object's name
   * @throws IllegalArgumentException if no location can have this name
   */
  public static <T> CheckFiles<T> of(
      InputFiles files, ParseLines<T> parse, String rejects, String run) {
    requireNonNull(files, "files is null");
    requireNonNull(parse, "parse is null");
    return new CheckFiles<>(
        files,
        parse,
        LineBlockReader.DEFAULT_MAX_LINE_BYTES,
        FileLocation.of(rejects).toString(),
        run);
  }

  /**
   * Sets the maximum length of a line in bytes, without its line feed. Longer lines are rejected.
   */
  public CheckFiles<T> maxLineBytes(int maxLineBytes) {
    if (maxLineBytes < 1) {
      throw new IllegalArgumentException(maxLineBytes + " is less than 1");
    }
    return new CheckFiles<>(files, parse, maxLineBytes, rejects, run);
  }

  @Override
  public PDone expand(PBegin begin) {
    begin
        .apply(
            "Find splits",
            Read.from(FileSplitSource.of(files, LineBlockReader.DEFAULT_BLOCK_BYTES)))
        .apply("Check splits", ParDo.of(new CheckFilesFn<>(parse, maxLineBytes, rejects, run)));
    return PDone.in(begin.getPipeline());
  }
}
