package io.sluice.job;

import io.sluice.transforms.reject.RejectFiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Creates names for runs: unique, and sorted by start time. */
final class RunName {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private RunName() {}

  /**
   * Returns a name such as {@code load-20160917-110416-1a2b3c4d}, by which the ledger tells runs
   * apart. The name of a dry run of any job begins with {@code dry-run}, which marks its rejects.
   */
  static String of(String job, boolean dryRun) {
    return "%s-%s-%08x"
        .formatted(
            dryRun ? RejectFiles.DRY_RUN : job,
            TIME.format(Instant.now()),
            ThreadLocalRandom.current().nextInt());
  }
}
