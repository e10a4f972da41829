package io.sluice.job;

import io.sluice.transforms.reject.RejectFiles;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Names for runs: unique, and in the order of their starts. */
final class RunName {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private RunName() {}

  /**
   * {@code load-20160917-110416-1a2b3c4d}; the ledger goes by it to tell runs apart. A dry run of
   * any job is a {@code dry-run}, by which its rejects are known.
   */
  static String of(String job, boolean dryRun) {
    return "%s-%s-%08x"
        .formatted(
            dryRun ? RejectFiles.DRY_RUN : job,
            TIME.format(Instant.now()),
            ThreadLocalRandom.current().nextInt());
  }
}
