/**
 * From files, or records, to rows. {@link io.sluice.transforms.write.LoadFiles} writes batches of
 * sorted rows, each in one transaction, with the ledger, and survives what the database does;
 * {@link io.sluice.transforms.write.WriteRows} hands records to JdbcIO.
 */
package io.sluice.transforms.write;
