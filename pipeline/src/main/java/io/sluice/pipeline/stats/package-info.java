/**
 * The pipeline that counts messages, statuses and senders for each site and day. {@link
 * io.sluice.pipeline.stats.Stats} is the run, from the checks to the summary.
 */
package io.sluice.pipeline.stats;
