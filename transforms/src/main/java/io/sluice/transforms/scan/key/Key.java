package io.sluice.transforms.scan.key;

import java.io.Serializable;
import java.util.List;

/**
 * A row's key, as strings that the database wrote and reads back without loss. Only the database
 * knows which of two keys is greater and whether they are equal.
 *
 * @param values the value of each key column
 */
public record Key(List<String> values) implements Serializable {

  public Key {
    values = List.copyOf(values);
  }

  /** Creates a key of one column. */
  static Key of(String value) {
    return new Key(List.of(value));
  }
}
