package io.sluice.bench.scan;

import io.sluice.bench.measure.Measured;

/**
 * How long a table of some size took to read.
 *
 * @param contestant who
 * @param rows the rows of the table
 * @param client what its process took
 */
public record Growth(ScanContestant contestant, long rows, Measured client) {}
