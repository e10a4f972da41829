package io.sluice.transforms.load;

import io.sluice.transforms.metrics.LineCounts;
import java.io.Serializable;

/**
 * The result of a load.
 *
 * @param lines the lines of all files by outcome, in this run and the earlier ones that it resumed
 * @param before the number of lines that earlier runs had read
 */
public record LoadResult(LineCounts lines, long before) implements Serializable {}
