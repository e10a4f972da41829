package io.sluice.transforms.load;

import io.sluice.transforms.metrics.LineCounts;
import java.io.Serializable;
import java.util.List;

/**
 * The result of a load.
 *
 * @param lines the lines of all files by outcome, in this run and the earlier ones that it resumed
 * @param before the number of lines that earlier runs had read
 * @param missingIndexes the names of deferred indexes that could not be built; the next load of the
 *     table tries again
 */
public record LoadResult(LineCounts lines, long before, List<String> missingIndexes)
    implements Serializable {

  public LoadResult {
    missingIndexes = List.copyOf(missingIndexes);
  }
}
