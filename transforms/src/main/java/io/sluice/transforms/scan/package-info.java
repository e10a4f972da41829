/**
 * Reads tables of any size in constant memory, by ranges of a key in parallel or with a cursor.
 * {@link io.sluice.transforms.scan.Scan} is the place to begin; the sub-packages are its parts.
 */
package io.sluice.transforms.scan;
