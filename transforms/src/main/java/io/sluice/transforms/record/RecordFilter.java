package io.sluice.transforms.record;

import static java.util.Objects.requireNonNull;

import org.apache.beam.sdk.transforms.ProcessFunction;

/**
 * Selects the records to keep.
 *
 * @param <T> the record
 */
public interface RecordFilter<T> extends ProcessFunction<T, Boolean> {

  /**
   * Identifies the filter for the ledger of a load: a load with another filter is another load, and
   * reads its files again. Two filters that ever differ in a record have different identities; the
   * identity of a filter that keeps everything is empty.
   */
  String identity();

  /**
   * Gives a function an identity.
   *
   * @param identity see {@link #identity}
   * @param function returns whether to keep a record
   */
  static <T> RecordFilter<T> of(String identity, ProcessFunction<T, Boolean> function) {
    requireNonNull(identity, "identity is null");
    requireNonNull(function, "function is null");
    return new RecordFilter<>() {

      private static final long serialVersionUID = 1L;

      @Override
      public String identity() {
        return identity;
      }

      @Override
      public Boolean apply(T record) throws Exception {
        return function.apply(record);
      }
    };
  }

  /** Keeps everything. */
  static <T> RecordFilter<T> all() {
    return of("", record -> true);
  }
}
