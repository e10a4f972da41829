package io.sluice.job;

import io.sluice.cli.Job;
import java.util.List;

/** The list of all jobs. */
public final class Jobs {

  /** The jobs, in the order of the help. */
  public static final List<Job<?>> ALL =
      List.of(
          new LoadJob(),
          new PlanJob(),
          new ReplayJob(),
          new StatusJob(),
          new CancelJob(),
          new ScanJob(),
          new StatsJob(),
          new AnnotateJob(),
          new GenerateJob());

  private Jobs() {}
}
