package io.sluice.transforms.load.batch;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reject;
import java.util.List;

/**
 * The outcomes of the records of a batch.
 *
 * @param counts the records by outcome
 * @param rejects the records that the database refused, and the conflicts
 * @param sentinels the keys of some rows that are now in the table, in JSON; null for none
 */
record BatchResult(LineCounts counts, List<Reject> rejects, String sentinels) {}
