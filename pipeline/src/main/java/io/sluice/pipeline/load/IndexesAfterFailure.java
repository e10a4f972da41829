package io.sluice.pipeline.load;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.messages.LogSanitizer;
import java.util.List;

/**
 * Sees to the deferred indexes after a load that has no result, while its client still waits.
 *
 * @param indexes the table's deferred indexes
 * @param deferred the names of those that this load has deferred, or, if it was started elsewhere,
 *     any load
 */
record IndexesAfterFailure(DeferredIndexes indexes, List<String> deferred) {

  /** Builds the indexes, or tells the user which ones are missing. */
  RuntimeException of(RuntimeException failure) {
    if (deferred.isEmpty()) {
      return failure;
    }
    if (failure instanceof DatabaseException e) {
      return indexes.buildIfEmpty()
          ? e
          : e.with(
              "Until then, the table lacks its indexes %s."
                  .formatted(LogSanitizer.of(String.join(", ", deferred))));
    }
    try {
      // The database works, and it is unknown when the load will resume.
      indexes.build();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
    return failure;
  }
}
