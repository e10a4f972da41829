/**
 * The benchmark: Sluice and other ways to load the same lines, each as a process of its own, into
 * the same server in the same state. {@code src/docs/performance.md} says how it is run and what
 * its figures mean.
 */
package io.sluice.bench;
