package io.sluice.transforms.scan.key;

import java.io.Serializable;
import java.util.List;

/**
 * A row's key, as text that the database has written and takes back without loss. Only the database
 * knows which of two is greater, and which are equal.
 *
 * @param values the value of each column of the key
 */
public record Key(List<String> values) implements Serializable {

  public Key {
    values = List.copyOf(values);
  }

  /** The key of one column. */
  static Key of(String value) {
    return new Key(List.of(value));
  }
}
