/**
 * Loads files into a table: {@link io.sluice.transforms.load.LoadFiles} reads splits, sorts their
 * rows and writes them in batches. Of its sub-packages, {@code jdbcio} and {@code
 * batch.OnDuplicate} are for every user; the other types are its steps, which the checks, the plan
 * and the progress of a load use too.
 */
package io.sluice.transforms.load;
