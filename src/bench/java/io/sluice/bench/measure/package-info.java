/** What all benchmarks measure with: processes, servers, figures, charts. */
package io.sluice.bench.measure;
