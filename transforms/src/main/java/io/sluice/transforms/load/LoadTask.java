package io.sluice.transforms.load;

import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.record.ColumnLimits;
import java.io.Serializable;

/**
 * A split to load, with what a worker must know about the load.
 *
 * @param run the run's name in the ledger
 * @param split the split; its files are claimed in the ledger, if there is one; null for none
 * @param limits what the columns of the table can hold
 * @param count the number of splits of the load
 */
record LoadTask(String run, FileSplit split, ColumnLimits limits, int count)
    implements Serializable {}
