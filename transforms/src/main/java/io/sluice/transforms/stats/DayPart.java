package io.sluice.transforms.stats;

import static java.util.Objects.requireNonNull;

/**
 * A part of the numbers of a day of a site.
 *
 * @param messages how many messages were sent
 * @param statuses how many statuses
 * @param counted how many different senders sent them, where no other part has any of them
 * @param senders the senders, where other parts may have the same
 */
record DayPart(long messages, long statuses, long counted, Senders senders) {

  static final DayPart NONE = new DayPart(0, 0, 0, Senders.NONE);

  DayPart {
    requireNonNull(senders, "senders is null");
  }

  /** Both together. */
  DayPart and(DayPart other) {
    return new DayPart(
        messages + other.messages,
        statuses + other.statuses,
        counted + other.counted,
        senders.and(other.senders));
  }

  /** The numbers; of all parts together. */
  DayCounts counts() {
    return new DayCounts(messages, statuses, counted + senders.count());
  }
}
