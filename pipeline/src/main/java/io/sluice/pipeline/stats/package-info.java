/**
 * The pipeline that counts messages, statuses and senders for each site and day: its options and
 * its summary.
 */
package io.sluice.pipeline.stats;
