/**
 * Sorts rows by their keys; what exceeds memory is spilled to files and merged. {@link
 * io.sluice.transforms.load.sort.RowSorter} is the place to begin.
 */
package io.sluice.transforms.load.sort;
