package io.sluice.job;

import io.sluice.cli.Job;
import java.util.List;

/** All jobs. */
public final class Jobs {

  /** In the order of the help. */
  public static final List<Job<?>> ALL =
      List.of(
          new LoadJob(),
          new PlanJob(),
          new ReplayJob(),
          new ScanJob(),
          new StatsJob(),
          new AnnotateJob(),
          new GenerateJob());

  private Jobs() {}
}
