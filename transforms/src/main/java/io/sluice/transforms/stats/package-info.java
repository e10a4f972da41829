/**
 * Counts chat messages, statuses and distinct senders for each site and day. {@link
 * io.sluice.transforms.stats.CountSites} counts; {@link io.sluice.transforms.stats.WriteDays} makes
 * a table equal to the counts.
 */
package io.sluice.transforms.stats;
