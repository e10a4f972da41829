package io.sluice.bench.load;

import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Measured;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The same lines read without a database, twice.
 *
 * @param lines how many they are
 * @param dryRun what Sluice took to read, parse and check them
 * @param bare what Jackson's parser took to go through them
 */
record Reading(long lines, Measured dryRun, Measured bare) {

  /** Reads them. */
  static Reading of(Input input, Path log) throws IOException, InterruptedException {
    List<String> dryRun = new ArrayList<>(List.of("load", "--dryRun", "--quiet"));
    dryRun.add("--rejects=" + input.directory().resolve("rejects"));
    dryRun.add("--input=" + input.file());
    return new Reading(
        input.rows(),
        Measured.run(Jvm.sluice(Jvm.HEAP, dryRun), log),
        Measured.run(Jvm.run(BareJackson.class, input.halves()), log));
  }

  /** The lines of a second that Sluice read. */
  double dryRunLinesPerSecond() {
    return lines / dryRun.seconds();
  }

  /** The lines of a second that Jackson's parser read. */
  double bareLinesPerSecond() {
    return lines / bare.seconds();
  }

  /** How much of the parser's speed Sluice reached. */
  double ratio() {
    return bare.seconds() / dryRun.seconds();
  }
}
