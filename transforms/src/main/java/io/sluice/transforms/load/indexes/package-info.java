/**
 * Drops the secondary indexes of an empty table before a load, and builds them after its rows are
 * written. Their structure is kept in a table beside it, so that an interrupted load loses none. It
 * is kept as values, so that nothing in that table is ever run as SQL.
 */
package io.sluice.transforms.load.indexes;
