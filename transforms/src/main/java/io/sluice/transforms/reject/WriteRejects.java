package io.sluice.transforms.reject;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.files.FileLocation;
import java.io.IOException;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PDone;

/**
 * Writes rejects into a location, as objects {@code <run>-<random>.ndjson}; local ones can be read
 * only by their owner. Each line is one JSON object, {@code {"reason", "file", "offset", "length",
 * "detail", "raw"}}, with {@code raw_base64} instead of {@code raw} if the line is not UTF-8.
 *
 * <p>Each bundle with rejects writes one object, which is complete when the bundle ends. Several
 * machines must share the location.
 */
public final class WriteRejects extends PTransform<PCollection<Reject>, PDone> {

  private static final long serialVersionUID = 1L;

  private final String location;
  private final String run;

  private WriteRejects(String location, String run) {
    this.location = location;
    this.run = run;
  }

  /**
   * Writes rejects into a location.
   *
   * @param location a directory, created with owner-only access if missing, or a URL of Beam's file
   *     systems
   * @param run the run's name, the prefix of each object's name
   * @throws IllegalArgumentException if no location can have this name
   */
  public static WriteRejects to(String location, String run) {
    return new WriteRejects(
        FileLocation.of(requireNonNull(location, "location is null")).toString(),
        requireNonNull(run, "run is null"));
  }

  @Override
  public PDone expand(PCollection<Reject> rejects) {
    rejects.apply("Write files", ParDo.of(new WriteFn(location, run)));
    return PDone.in(rejects.getPipeline());
  }

  private static final class WriteFn extends DoFn<Reject, Void> {

    private static final long serialVersionUID = 1L;

    private final String location;
    private final String run;
    private transient BundleRejects bundle;

    WriteFn(String location, String run) {
      this.location = location;
      this.run = run;
    }

    @Setup
    public void setUp() {
      bundle = new BundleRejects(location, run);
    }

    @StartBundle
    public void startBundle() {
      bundle.begin();
    }

    @ProcessElement
    public void write(@Element Reject reject) {
      bundle.add(reject);
    }

    @FinishBundle
    public void finishBundle() {
      bundle.finish();
    }

    @Teardown
    public void tearDown() throws IOException {
      if (bundle != null) {
        bundle.close();
      }
    }
  }
}
