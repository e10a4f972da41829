package io.sluice.transforms.export.value;

/** Floating-point numbers of 32 bits as everybody writes them. */
final class FloatText {

  private FloatText() {}

  /** {@code 0.10000000149011612}, which is 0.1 in 64 bits, as 0.1; what is no longer, as it is. */
  static String shortest(String text) {
    String shortest = Float.toString(Float.parseFloat(text));
    return shortest.length() < text.length() ? shortest : text;
  }
}
