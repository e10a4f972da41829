/**
 * The ledger: two tables beside the one that is loaded. {@code sluice_ledger_file} has a row for
 * each file that is loaded in a certain way, {@code sluice_ledger} one for each of its batches,
 * written in the transaction of the batch's rows. What stands there is in the table, and what does
 * not is not: so a load can be killed at any moment and goes on where it was, nothing is written
 * twice, and the counts of a load are sums over what was really committed.
 */
package io.sluice.transforms.ledger;
