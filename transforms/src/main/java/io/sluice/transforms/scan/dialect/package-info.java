/**
 * The SQL and the catalogs of MySQL, MariaDB and PostgreSQL, as scans need them. {@link
 * io.sluice.transforms.scan.dialect.Dialect} is the interface to a server; only scans use it.
 */
package io.sluice.transforms.scan.dialect;
