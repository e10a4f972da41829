/** The benchmark of loading. */
package io.sluice.bench.load;
