package io.sluice.job;

import io.sluice.transforms.load.run.RunName;
import io.sluice.transforms.reject.RejectFiles;

/** Creates the names of jobs' runs. */
final class JobName {

  private JobName() {}

  /**
   * Returns a name such as {@code load-20160917-110416-1a2b3c4d}, by which the ledger tells runs
   * apart. The name of a dry run of any job begins with {@code dry-run}, which marks its rejects.
   */
  static String of(String job, boolean dryRun) {
    return RunName.create(dryRun ? RejectFiles.DRY_RUN : job);
  }
}
