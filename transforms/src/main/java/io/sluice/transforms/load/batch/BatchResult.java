package io.sluice.transforms.load.batch;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.reject.Reject;
import java.util.List;

/**
 * What became of the records of a batch.
 *
 * @param counts the records by outcome
 * @param rejects those that the database refused, and the conflicts
 * @param sentinel the key of one row that is in the table now, in JSON; null for none
 */
record BatchResult(LineCounts counts, List<Reject> rejects, String sentinel) {}
