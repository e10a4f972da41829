package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.reject.Reject;
import java.util.List;

/**
 * What became of the records of a batch.
 *
 * @param counts the records by outcome
 * @param rejects those that the database refused, and the conflicts
 * @param witness the key of one row that is in the table now, in JSON; null for none
 */
record Inserted(LineCounts counts, List<Reject> rejects, String witness) {}
