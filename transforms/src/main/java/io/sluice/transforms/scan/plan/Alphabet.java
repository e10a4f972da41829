package io.sluice.transforms.scan.plan;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.Arrays;

/** The characters from which guesses are made: a character set's, in Unicode order. */
final class Alphabet {

  /** The printable characters of ASCII. */
  static final Alphabet ASCII = of(US_ASCII, '~');

  private static final char FIRST = ' ';

  /** The characters after it are halves of surrogate pairs. */
  private static final char LAST = '\uD7FF';

  private final char[] characters;

  private Alphabet(char[] characters) {
    this.characters = characters;
  }

  /** All characters of a character set that are one {@code char} in Java, except controls. */
  static Alphabet of(Charset charset) {
    return of(charset, LAST);
  }

  private static Alphabet of(Charset charset, char last) {
    CharsetEncoder encoder = charset.newEncoder();
    char[] characters = new char[last - FIRST + 1];
    int size = 0;
    for (char c = FIRST; c <= last; c++) {
      if (encoder.canEncode(c)) {
        characters[size++] = c;
      }
    }
    return new Alphabet(Arrays.copyOf(characters, size));
  }

  int size() {
    return characters.length;
  }

  char at(int index) {
    return characters[index];
  }

  /** The index of a character, or of the last one before it; 0 if there is none. */
  int indexOf(char c) {
    int index = Arrays.binarySearch(characters, c);
    return index >= 0 ? index : Math.max(0, -index - 2);
  }
}
