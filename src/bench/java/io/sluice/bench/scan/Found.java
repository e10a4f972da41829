package io.sluice.bench.scan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a program says that it has read.
 *
 * @param rows how many rows; empty where it does not say
 * @param sum the sum that {@link Tally} makes; empty where it does not say
 */
public record Found(OptionalLong rows, OptionalLong sum) {

  private static final Pattern ROWS = Pattern.compile("\\b(?:rows|written)=(\\d+)");
  private static final Pattern SUM = Pattern.compile("\\bsum=(\\d+)");

  /** In the words of a program. */
  public static Found in(Path log) throws IOException {
    String words = Files.readString(log);
    return new Found(last(ROWS, words), last(SUM, words));
  }

  /** Whether nothing that is known of both tells them apart. */
  public boolean isLike(Found other) {
    return isLike(rows, other.rows) && isLike(sum, other.sum);
  }

  private static boolean isLike(OptionalLong one, OptionalLong other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static OptionalLong last(Pattern pattern, String words) {
    Matcher matcher = pattern.matcher(words);
    OptionalLong last = OptionalLong.empty();
    while (matcher.find()) {
      last = OptionalLong.of(Long.parseLong(matcher.group(1)));
    }
    return last;
  }
}
