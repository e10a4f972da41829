package io.sluice.testing;

import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.util.List;

/**
 * Loads and replays in this JVM, on a runner, into a schema.
 *
 * @param rejects the directory where the loads put their rejects and the replays find them
 */
public record Replays(Runner runner, Schema schema, Path rejects) {

  /** The directory where the replays put what they reject. */
  public Path again() {
    return rejects.resolve("again");
  }

  /** Loads a file. */
  public Ended load(Path file, String... options) {
    return Program.run(
        "load",
        runner.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + rejects,
        "--input=" + file,
        List.of(options));
  }

  /** Replays. */
  public Ended replay(String... options) {
    return Program.run(
        "replay",
        runner.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + rejects,
        List.of(options));
  }

  /** The same with what was rejected again. */
  public Replays ofAgain() {
    return new Replays(runner, schema, again());
  }
}
