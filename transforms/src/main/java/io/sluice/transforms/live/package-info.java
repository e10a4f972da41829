/**
 * What a run that goes on in this JVM has done so far, for whoever shows its progress. Runners tell
 * their counters only when a bundle ends, which on Flink is when the job ends; {@link
 * io.sluice.transforms.live.LiveCounts} tells them at once, but only within one JVM.
 */
package io.sluice.transforms.live;
