package io.sluice.transforms.reject;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes rejects into a directory, as files {@code <run>-<random>.ndjson} that only their owner can
 * read. Each line is one object, {@code {"reason", "file", "offset", "length", "detail", "raw"}},
 * with {@code raw_base64} instead of {@code raw} if the line is not UTF-8.
 *
 * <p>Each worker that receives rejects writes one file. The rejects of a bundle are in the file
 * when the bundle ends. Several machines must share the directory.
 */
public final class WriteRejects extends PTransform<PCollection<Reject>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String directory;
  private final String run;

  private WriteRejects(String directory, String run) {
    this.directory = directory;
    this.run = run;
  }

  /**
   * Writes rejects into a directory.
   *
   * @param directory the directory; created with owner-only access if missing
   * @param run the run's name, the prefix of each file's name
   */
  public static WriteRejects to(Path directory, String run) {
    return new WriteRejects(
        requireNonNull(directory, "directory is null").toString(),
        requireNonNull(run, "run is null"));
  }

  @Override
  public PDone expand(PCollection<Reject> rejects) {
    rejects.apply("Write files", ParDo.of(new WriteFn(directory, run)));
    return PDone.in(rejects.getPipeline());
  }

  private static final class WriteFn extends DoFn<Reject, Void> {

    private static final long serialVersionUID = 1L;

    private final String directory;
    private final String run;
    private transient RejectFile file;

    WriteFn(String directory, String run) {
      this.directory = directory;
      this.run = run;
    }

    @ProcessElement
    public void write(@Element Reject reject) throws IOException {
      if (file == null) {
        file = RejectFile.ofRun(Path.of(directory), run);
      }
      file.write(reject);
    }

    @FinishBundle
    public void finishBundle() throws IOException {
      if (file != null) {
        file.flush();
      }
    }

    @Teardown
    public void tearDown() throws IOException {
      if (file != null) {
        file.close();
      }
    }
  }
}
