package io.sluice.transforms.annotate;

import io.sluice.transforms.scan.update.PageFunction;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes statistics of strings: one value for each column of {@link TextStatistic#column}, in
 * order. They are NULL for a NULL string.
 *
 * @param values the statistics to compute
 */
public record TextStatistics(List<TextStatistic> values) implements PageFunction<String> {

  public TextStatistics {
    values = List.copyOf(values);
  }

  @Override
  public List<Object[]> apply(List<String> texts) {
    List<Object[]> rows = new ArrayList<>(texts.size());
    for (String text : texts) {
      rows.add(
          values.stream()
              .map(statistic -> text == null ? null : statistic.of(text))
              .toArray(Object[]::new));
    }
    return rows;
  }
}
