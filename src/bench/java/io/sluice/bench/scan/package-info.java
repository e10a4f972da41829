/**
 * The benchmarks of scanning: how long it takes to read a table, and how much memory. Each {@code
 * …Scan} is the program of some contestants.
 */
package io.sluice.bench.scan;
