package io.sluice.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.transforms.SerializableFunction;

/**
 * Checks that rows are the expected ones, in any order; PAssert's own way takes the square of their
 * number.
 */
public record SameRows<T extends Comparable<T>>(List<T> expected)
    implements SerializableFunction<Iterable<T>, Void> {

  public SameRows {
    expected = expected.stream().sorted().toList();
  }

  @Override
  public Void apply(Iterable<T> rows) {
    List<T> read = new ArrayList<>();
    rows.forEach(read::add);
    read.sort(null);
    assertThat(read).isEqualTo(expected);
    return null;
  }
}
