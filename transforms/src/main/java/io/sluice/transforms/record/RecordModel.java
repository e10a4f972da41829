package io.sluice.transforms.record;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.io.Serializable;
import org.apache.beam.sdk.coders.Coder;

/**
 * Everything Sluice must know of one kind of record: the table it goes to, how a JSON object
 * becomes one and the other way round, how one becomes a row and the other way round, and how it
 * travels between workers.
 *
 * <p>A second kind of record is one class that implements this; reading, parsing, rejecting,
 * checking the table and writing need nothing else. Implementations hold no state: one instance is
 * shared by all threads and serialized to all workers.
 *
 * @param <T> the record, immutable, with {@code equals}
 */
public interface RecordModel<T> extends Serializable {

  /** The table that the records go to, as Sluice creates it where it is missing. */
  Table table();

  /**
   * Reads one record. A line that is not plain is read a second time from its start, and only what
   * comes of that counts: a model keeps nothing between two calls.
   *
   * @param json one JSON object, before its first field; the model reads it to its end
   * @param checks what the table that is really there takes; every value must pass through it
   * @throws Rejection when the object is not such a record, or the table cannot hold it unaltered
   */
  T read(JsonFields json, Checks checks) throws Rejection;

  /** Sets one value for each column of {@link #table()}, in the order of its columns. */
  void bind(T record, RowWriter row);

  /**
   * Makes a record of a row: what {@link #bind} does, the other way round.
   *
   * @throws Rejection when the row is none; others may have written it
   */
  T unbind(RowReader row) throws Rejection;

  /** Writes a record as the object that {@link #read} reads. */
  void write(T record, JsonGenerator json) throws IOException;

  /** A deterministic coder: the records pass through it between steps and between workers. */
  Coder<T> coder();
}
