/**
 * Sorts rows by key; rows that exceed memory are spilled to files and merged. Start with {@link
 * io.sluice.transforms.load.sort.RowSorter}.
 */
package io.sluice.transforms.load.sort;
