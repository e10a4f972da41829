package io.sluice.pipeline.load;

import io.sluice.pipeline.load.TableOptions.Indexes;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.table.TargetTable;
import io.sluice.transforms.load.indexes.DeferredIndexes;
import io.sluice.transforms.messages.LogSanitizer;
import java.util.List;
import java.util.function.Supplier;

/**
 * When the secondary indexes of a load's table are built: with the rows, or after all rows are
 * loaded.
 *
 * @param indexes the user's choice
 * @param keys the table's deferred indexes
 */
record IndexTiming(Indexes indexes, DeferredIndexes keys) {

  static IndexTiming of(LoadSpec spec, TargetTable target) {
    return new IndexTiming(
        spec.writing().indexes(),
        new DeferredIndexes(target.database(), target.table().name(), spec.writing().retryFor()));
  }

  /**
   * Loads rows, with the indexes in place or deferred.
   *
   * @param load loads the rows
   * @return the result of {@code load}
   */
  <V> V around(Supplier<V> load) {
    List<String> missing =
        switch (indexes) {
          case AUTO -> keys.dropIfEmpty();
          case LATER -> keys.drop();
          case NOW -> {
            keys.build();
            yield List.of();
          }
        };
    try {
      return load.get();
    } catch (DatabaseException e) {
      throw missing.isEmpty() || keys.buildIfEmpty() ? e : without(missing, e);
    } catch (RuntimeException e) {
      // The database works, and it is unknown when the load will resume.
      buildAfter(e);
      throw e;
    }
  }

  /** Builds the deferred indexes of this load or of an interrupted one. */
  List<String> build() {
    return keys.build();
  }

  private void buildAfter(RuntimeException failure) {
    try {
      keys.build();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static DatabaseException without(List<String> missing, DatabaseException e) {
    return e.with(
        "Until then, the table lacks its keys %s."
            .formatted(LogSanitizer.of(String.join(", ", missing))));
  }
}
