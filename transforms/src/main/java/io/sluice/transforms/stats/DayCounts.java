package io.sluice.transforms.stats;

/**
 * The numbers of a day of a site.
 *
 * @param messages how many messages were sent
 * @param statuses how many statuses
 * @param senders how many different senders sent either
 */
public record DayCounts(long messages, long statuses, long senders) {}
