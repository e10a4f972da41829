/** Measures the memory of scans of small and large tables. */
package io.sluice.bench.scan.memory;
