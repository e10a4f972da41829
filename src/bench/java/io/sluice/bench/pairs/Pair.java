package io.sluice.bench.pairs;

/**
 * A run of each build, one right after the other.
 *
 * @param current what this build took
 * @param baseline what the baseline took
 * @param currentFirst whether this build ran first
 */
record Pair(Sample current, Sample baseline, boolean currentFirst) {}
