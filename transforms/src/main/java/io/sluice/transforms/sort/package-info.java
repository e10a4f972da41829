/**
 * Rows in the order of their keys, more of them than fit into memory: what does not fit waits in
 * sorted files. {@link io.sluice.transforms.sort.RowSorter} takes rows in any order and hands them
 * back in theirs.
 */
package io.sluice.transforms.sort;
