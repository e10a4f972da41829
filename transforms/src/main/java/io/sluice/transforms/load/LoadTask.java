package io.sluice.transforms.load;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.record.ColumnLimits;
import java.io.Serializable;

/**
 * A split to load, with what a worker must know about the load.
 *
 * @param split the split; its files are claimed in the ledger, if there is one; null for none
 * @param limits what the columns of the table can hold
 * @param count the number of tasks of the load
 * @param committed the counts of what this run had committed before and does not read again, if the
 *     load was started before; in one task only
 */
record LoadTask(FileSplit split, ColumnLimits limits, int count, LineCounts committed)
    implements Serializable {}
