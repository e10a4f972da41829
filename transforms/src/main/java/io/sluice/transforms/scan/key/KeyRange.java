package io.sluice.transforms.scan.key;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Optional;

/**
 * The rows of a table whose keys are greater than one and at most another, as the database compares
 * them; or the rows whose keys are not whole.
 *
 * @param after the key before the first; null from the first of the table on
 * @param end the last key; null to the last of the table
 * @param isNulls whether it is the rows in whose keys a value is NULL; then it has no bounds
 */
public record KeyRange(Key after, Key end, boolean isNulls) implements Serializable {

  /** All rows that have a key. */
  public static final KeyRange ALL = new KeyRange(null, null, false);

  /** The rows in whose keys a value is NULL. */
  public static final KeyRange NULLS = new KeyRange(null, null, true);

  /** The part up to a key, and with it. */
  public KeyRange upTo(Key key) {
    return new KeyRange(after, requireNonNull(key, "key is null"), isNulls);
  }

  /** The part behind a key. */
  public KeyRange after(Key key) {
    return new KeyRange(requireNonNull(key, "key is null"), end, isNulls);
  }

  public Optional<Key> lower() {
    return Optional.ofNullable(after);
  }

  public Optional<Key> upper() {
    return Optional.ofNullable(end);
  }
}
