package io.sluice.transforms.stats;

/**
 * The counts of one day of a site.
 *
 * @param messages the number of messages
 * @param statuses the number of statuses
 * @param senders the number of distinct senders of either
 */
public record DayCounts(long messages, long statuses, long senders) {}
