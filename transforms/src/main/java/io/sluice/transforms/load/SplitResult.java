package io.sluice.transforms.load;

import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.metrics.LineCounts;
import java.io.Serializable;

/**
 * What became of a split.
 *
 * @param run the run's name in the ledger
 * @param lines the lines that this run has committed, by outcome
 * @param failure why the rest of the split is not loaded; null if it is
 */
record SplitResult(String run, LineCounts lines, LoadFailure failure) implements Serializable {}
