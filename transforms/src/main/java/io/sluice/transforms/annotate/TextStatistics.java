package io.sluice.transforms.annotate;

import io.sluice.transforms.scan.update.PageFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of texts, for the columns of {@link TextStatistic#column} in the same order; of NULL
 * they are NULL.
 *
 * @param values which numbers
 */
public record TextStatistics(List<TextStatistic> values) implements PageFunction<String> {

  public TextStatistics {
    values = List.copyOf(values);
  }

  @Override
  public List<Object[]> apply(List<String> texts) {
    List<Object[]> numbers = new ArrayList<>(texts.size());
    for (String text : texts) {
      numbers.add(
          values.stream()
              .map(value -> text == null ? null : value.of(text))
              .toArray(Object[]::new));
    }
    return numbers;
  }
}
