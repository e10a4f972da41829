/**
 * Loads files into a table: {@link io.sluice.transforms.load.LoadFiles} reads splits, sorts their
 * rows and writes them in batches. The sub-packages are the steps of a split; their public types
 * are for this package and for the checks before a load.
 */
package io.sluice.transforms.load;
