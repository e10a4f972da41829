package io.sluice.bench.pairs;

import java.io.IOException;
import java.sql.SQLException;

/** What both builds do, each time from the same start. */
@FunctionalInterface
public interface Trial {

  /** Lets a build do it. */
  Sample run(Build build) throws IOException, SQLException, InterruptedException;
}
