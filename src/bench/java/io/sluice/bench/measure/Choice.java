package io.sluice.bench.measure;

import static java.util.stream.Collectors.joining;

import io.sluice.pipeline.options.OptionException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Enums as options name them. */
public final class Choice {

  private Choice() {}

  /** A constant as an option names it. */
  public static String nameOf(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The constants of an option.
   *
   * @param names their names; all constants where there are none
   * @throws OptionException when there is no such constant
   */
  public static <E extends Enum<E>> Set<E> of(String option, Class<E> type, List<String> names) {
    if (names == null || names.isEmpty()) {
      return EnumSet.allOf(type);
    }
    EnumSet<E> chosen = EnumSet.noneOf(type);
    for (String name : names) {
      chosen.add(
          Arrays.stream(type.getEnumConstants())
              .filter(constant -> nameOf(constant).equals(name))
              .findFirst()
              .orElseThrow(() -> unknown(option, type, name)));
    }
    return chosen;
  }

  /** All in the order of a round (1 and up), each of which begins with another one. */
  public static <V> List<V> inTurn(Collection<V> all, int round) {
    List<V> list = List.copyOf(all);
    if (list.isEmpty()) {
      return list;
    }
    int first = (round - 1) % list.size();
    return Stream.concat(list.subList(first, list.size()).stream(), list.subList(0, first).stream())
        .toList();
  }

  private static OptionException unknown(
      String option, Class<? extends Enum<?>> type, String name) {
    return new OptionException(
        "%s=%s is not one of %s."
            .formatted(
                option,
                name,
                Arrays.stream(type.getEnumConstants()).map(Choice::nameOf).collect(joining(", "))));
  }
}
