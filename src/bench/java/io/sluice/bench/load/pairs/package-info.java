/** Compares loads by two builds of the program, in pairs. */
package io.sluice.bench.load.pairs;
