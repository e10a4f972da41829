package io.sluice.transforms.load.batch;

import io.sluice.transforms.read.split.SortRun;
import java.util.List;

/** Puts the rejects of a sort run's lines, as its first batch does. */
public final class PutRejects {

  private PutRejects() {}

  /** The name of the object; empty without rejects. */
  public static String of(WriterRejects rejects, SortRun run) {
    return rejects.put(run, 0, List.of());
  }
}
