package io.sluice.testing;

import org.junit.jupiter.api.Assumptions;

/** How much the fault suite does: in short in every build, in full with the profile "faults". */
public final class Thoroughness {

  private static final boolean FULL = "full".equals(System.getProperty("sluice.faults"));

  private Thoroughness() {}

  /** Whether everything is to be tested. */
  public static boolean isFull() {
    return FULL;
  }

  /** One number in short, another in full. */
  public static int of(int inShort, int inFull) {
    return FULL ? inFull : inShort;
  }

  /** Passes a test over in short. */
  public static void assumeFull() {
    Assumptions.assumeTrue(FULL, "in full only");
  }
}
