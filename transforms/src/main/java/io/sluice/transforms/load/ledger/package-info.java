/**
 * The ledger: which files and batches of a load are committed. Its tables are in the user's
 * database, and a batch's entry commits with the batch's rows; so a killed load resumes, and its
 * counts are sums of what was committed.
 */
package io.sluice.transforms.load.ledger;
