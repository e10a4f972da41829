/**
 * The ledger: which files and batches of a load are committed. Its tables are in the user's
 * database, and a batch's entry commits with the batch's rows. So a killed load can resume, and its
 * counts are sums of committed batches.
 */
package io.sluice.transforms.load.ledger;
