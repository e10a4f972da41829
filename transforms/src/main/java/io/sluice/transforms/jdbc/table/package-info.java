/**
 * Creates the target table, or checks that the existing one can store every record unaltered.
 * {@link io.sluice.transforms.jdbc.table.TargetTable} is the place to begin.
 */
package io.sluice.transforms.jdbc.table;
