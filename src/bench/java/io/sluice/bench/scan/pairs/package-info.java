/** Compares scans by two builds of the program, in pairs. */
package io.sluice.bench.scan.pairs;
