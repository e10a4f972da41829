/**
 * Chat logs made up for tests and benchmarks: any number of lines, the same for the same seed, with
 * the counts that a load of them must report.
 */
package io.sluice.generate;
