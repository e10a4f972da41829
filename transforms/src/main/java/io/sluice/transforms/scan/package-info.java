/**
 * Walking tables that are too large for memory: by ranges of a key, in parallel, or with a cursor
 * of the server's. {@link io.sluice.transforms.scan.Scan} is the place to begin.
 */
package io.sluice.transforms.scan;
