/**
 * From records to rows. {@link io.sluice.transforms.write.WriteRows} hands them to JdbcIO in
 * batches, with a statement that leaves a row alone whose key is there already, so that a rerun is
 * safe.
 */
package io.sluice.transforms.write;
