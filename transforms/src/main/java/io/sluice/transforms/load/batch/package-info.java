/**
 * Writes a batch: its rows into the table and its counts into the ledger, in one transaction. It
 * tells new records from duplicates and conflicts, and retries after transient failures.
 */
package io.sluice.transforms.load.batch;
