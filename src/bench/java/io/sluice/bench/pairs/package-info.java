/**
 * Comparing this build with a jar of another commit: both do the same in pairs, and each figure is
 * compared within its pair.
 */
package io.sluice.bench.pairs;
