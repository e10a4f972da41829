package io.sluice.testing.hostile;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Seconds that a conversion by way of local time gets wrong. */
public final class Instants {

  /** Clocks are turned by an hour, by half an hour, and past a whole day. */
  public static final List<String> ZONES =
      List.of("America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia");

  /** What a TIMESTAMP holds. */
  private static final long FIRST = 1;

  private static final long LAST = 2147483647;

  /** The gap and the overlap of 2024 in New York, and the overlap of 2022 in Berlin. */
  private static final List<Long> KNOWN =
      List.of(1710055800L, 1710054000L, 1730611800L, 1730615400L, 1667091600L, 1667095200L);

  private Instants() {}

  /** The limits of a TIMESTAMP, and the seconds around each change of clocks between them. */
  private static List<Long> all() {
    TreeSet<Long> seconds = new TreeSet<>(KNOWN);
    seconds.addAll(List.of(FIRST, FIRST + 1, LAST - 1, LAST));
    for (String zone : ZONES) {
      for (long change : changes(zone)) {
        for (long second : List.of(change - 3600, change - 1, change, change + 1, change + 3600)) {
          if (second >= FIRST && second <= LAST) {
            seconds.add(second);
          }
        }
      }
    }
    return List.copyOf(seconds);
  }

  private static List<Long> changes(String zone) {
    ZoneRules rules = ZoneId.of(zone).getRules();
    List<Long> changes = new ArrayList<>();
    ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochSecond(FIRST));
    while (change != null && change.toEpochSecond() <= LAST) {
      changes.add(change.toEpochSecond());
      change = rules.nextTransition(change.getInstant());
    }
    return changes;
  }

  /** A line for each. */
  public static List<GoodLine> lines() {
    return all().stream().map(Instants::line).toList();
  }

  /** A line with this timestamp, which stands in its id once more. */
  private static GoodLine line(long second) {
    String id = "at " + second;
    return GoodLine.of(
        Fields.message(id).with("timestamp", Long.toString(second)),
        List.of(id, "ann", "message", "s1", "hello", Long.toString(second)));
  }
}
