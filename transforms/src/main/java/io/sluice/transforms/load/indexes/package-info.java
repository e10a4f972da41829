/**
 * Drops the secondary indexes of an empty table before a load, and builds them after its rows are
 * written. Their definitions are kept in a table beside it, so that an interrupted load loses none.
 */
package io.sluice.transforms.load.indexes;
