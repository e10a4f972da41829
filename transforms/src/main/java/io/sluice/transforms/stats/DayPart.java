package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

/**
 * A part of the counts of one day of a site.
 *
 * @param messages the number of messages
 * @param statuses the number of statuses
 * @param counted the number of distinct senders, if no other part contains any of them
 * @param senders the senders, if other parts may contain them too
 */
record DayPart(long messages, long statuses, long counted, Senders senders) {

  static final DayPart NONE = new DayPart(0, 0, 0, Senders.NONE);

  DayPart {
    requireNonNull(senders, "senders is null");
  }

  /** Returns the sum of both. */
  DayPart and(DayPart other) {
    return new DayPart(
        messages + other.messages,
        statuses + other.statuses,
        counted + other.counted,
        senders.and(other.senders));
  }

  /** The counts; meaningful only for the sum of all parts. */
  DayCounts counts() {
    return new DayCounts(messages, statuses, counted + senders.count());
  }
}
