package io.sluice.transforms.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;

/**
 * Everything that Sluice must know about one kind of record: its table, its JSON format, its
 * mapping to rows and its coder.
 *
 * <p>A new kind of record needs one class that implements this interface; reading, parsing,
 * rejecting, checking the table and writing stay the same. Implementations are stateless: all
 * threads share one instance, which is serialized to all workers.
 *
 * @param <T> the type of record; immutable, with {@code equals}
 */
public interface RecordModel<T> extends Serializable {

  /**
   * Identifies the model for the ledger of a load. A model that makes another record of any line
   * has another identity, so that a load with it is another load, and reads its files again.
   */
  String identity();

  /** The target table, as Sluice creates it if it is missing. */
  Table table();

  /**
   * Reads one record. If the fast parser cannot handle a line, it is read again from the start, and
   * only that result counts: a model keeps no state between calls.
   *
   * @param json one JSON object, before its first field; the model reads it to its end
   * @param checks the limits of the existing table; every value must pass through them
   * @throws Rejection if the object is not such a record, or the table cannot store it unaltered
   */
  T read(JsonFields json, ValueChecks checks) throws Rejection;

  /** Sets one value for each column of {@link #table()}, in the order of the columns. */
  void bind(T record, RowWriter row);

  /**
   * Reads a record from a row; the inverse of {@link #bind}.
   *
   * @throws Rejection if the row is not a record; other programs may have written it
   */
  T unbind(RowReader row) throws Rejection;

  /** Writes a record as JSON that {@link #read} accepts. */
  void write(T record, JsonGenerator json) throws IOException;

  /** A deterministic coder, for passing records between steps and between workers. */
  Coder<T> coder();
}
