package io.sluice.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Suggests the intended word for a misspelled one. */
public final class Suggestion {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestion() {}

  /** Returns the most similar word; empty if none is similar. */
  public static Optional<String> among(Collection<String> words, String written) {
    int near = Math.max(2, written.length() / 3);
    return words.stream()
        .filter(word -> distance(word, written) <= near)
        .min(
            Comparator.<String>comparingInt(word -> distance(word, written)).thenComparing(w -> w));
  }

  private static int distance(String word, String written) {
    return DISTANCE.apply(word.toLowerCase(Locale.ROOT), written.toLowerCase(Locale.ROOT));
  }
}
