package io.sluice.transforms.export.value;

/** 32-bit floating-point numbers in their shortest form. */
final class FloatText {

  private FloatText() {}

  /**
   * Shortens {@code 0.10000000149011612}, which is 0.1 in 64 bits, to 0.1; never makes a text
   * longer.
   */
  static String shortest(String text) {
    String shortest = Float.toString(Float.parseFloat(text));
    return shortest.length() < text.length() ? shortest : text;
  }
}
