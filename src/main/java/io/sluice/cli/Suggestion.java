package io.sluice.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the word that somebody probably meant. */
public final class Suggestion {

  private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

  private Suggestion() {}

  /** The word nearest to what was written; empty where none is near. */
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
