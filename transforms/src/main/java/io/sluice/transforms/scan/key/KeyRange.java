package io.sluice.transforms.scan.key;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * The rows whose keys are greater than one key and at most another, as the database compares them;
 * or the rows with NULL in their keys.
 *
 * @param after the key before the first one; null for the start of the table
 * @param end the last key; null for the end of the table
 * @param isNulls whether it holds the rows with NULL in their keys; then it has no bounds
 */
public record KeyRange(Key after, Key end, boolean isNulls) implements Serializable {

  /** All rows without NULL in their keys. */
  public static final KeyRange ALL = new KeyRange(null, null, false);

  /** The rows with NULL in their keys. */
  public static final KeyRange NULLS = new KeyRange(null, null, true);

  /** The part up to and including a key. */
  public KeyRange upTo(Key key) {
    return new KeyRange(after, requireNonNull(key, "key is null"), isNulls);
  }

  /** The part after a key. */
  public KeyRange after(Key key) {
    return new KeyRange(requireNonNull(key, "key is null"), end, isNulls);
  }

  /** The exclusive lower bound; empty for the start of the table. */
  public Optional<Key> lower() {
    return Optional.ofNullable(after);
  }

  /** The inclusive upper bound; empty for the end of the table. */
  public Optional<Key> upper() {
    return Optional.ofNullable(end);
  }
}
