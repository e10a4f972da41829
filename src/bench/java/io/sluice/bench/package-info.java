/**
 * The benchmarks: Sluice and other ways to load the same lines, or to read the same table, each as
 * a process of its own, with the same server in the same state. {@code src/docs/performance.md}
 * says how they are run and what their figures mean.
 */
package io.sluice.bench;
