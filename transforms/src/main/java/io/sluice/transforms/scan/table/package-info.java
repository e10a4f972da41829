/**
 * What the catalog says about a scanned table: columns, rights and usable keys. Only {@link
 * io.sluice.transforms.scan.table.ScanColumn} and {@link
 * io.sluice.transforms.scan.table.ColumnCheck} are for users of the library.
 */
package io.sluice.transforms.scan.table;
