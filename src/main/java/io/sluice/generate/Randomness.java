package io.sluice.generate;

/**
 * Random numbers that depend only on a seed and a position (SplitMix64), so that any line of a log
 * can be generated without the lines before it.
 */
final class Randomness {

  private static final long GAMMA = 0x9E3779B97F4A7C15L;

  private long state;

  private Randomness(long state) {
    this.state = state;
  }

  /** Returns the random numbers for one position. */
  static Randomness at(long seed, long position) {
    return new Randomness(mix(seed + GAMMA) ^ mix(position * GAMMA + 1));
  }

  long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** A number from 0, inclusive, to a bound, exclusive. */
  int nextInt(int bound) {
    return (int) ((nextLong() >>> 32) * bound >>> 32);
  }

  /** A number from 0, inclusive, to a bound, exclusive. */
  long nextLong(long bound) {
    return Long.remainderUnsigned(nextLong(), bound);
  }

  /** A number from 0, inclusive, to 1, exclusive. */
  double nextDouble() {
    return (nextLong() >>> 11) * 0x1.0p-53;
  }

  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
