package io.sluice.transforms.load.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;

/** Creates names for runs: unique, and sorted by start time. */
public final class RunName {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private RunName() {}

  /**
   * Creates a name such as {@code load-20160917-110416-1a2b3c4d}.
   *
   * @param prefix what the run does, such as {@code load}
   */
  public static String create(String prefix) {
    return "%s-%s-%08x"
        .formatted(prefix, TIME.format(Instant.now()), ThreadLocalRandom.current().nextInt());
  }
}
