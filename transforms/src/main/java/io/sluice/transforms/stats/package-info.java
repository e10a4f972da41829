/**
 * Chat messages to numbers for each site and day. {@link io.sluice.transforms.stats.CountSites}
 * computes them, {@link io.sluice.transforms.stats.WriteDays} has a table agree with them.
 */
package io.sluice.transforms.stats;
