package io.sluice.transforms.jdbc;

/**
 * The kind of server that a database is on. A scan dialect for another kind needs, beside a
 * constant here:
 *
 * <ul>
 *   <li>{@code scan.dialect}: a {@code Dialect}.
 *   <li>{@code jdbc}: quoting in {@link Identifier}.
 *   <li>{@code jdbc.session}: its data source and settings, and its queries in {@code
 *       SessionCheck}, {@code LockWait} and {@code ServerConnections}.
 *   <li>{@code jdbc.error}: its errors, and what they call for in {@code FailureKind}, {@code
 *       ServerLimit}, {@code ServerError} and {@code DriverFailure}.
 *   <li>{@code pipeline.options}: its port in {@code NamedDatabase}.
 *   <li>{@code jdbc.table.InternalTable} for updates, {@code stats.DailyTable} for {@code stats}.
 * </ul>
 */
public enum Engine {
  /** MySQL 8.0 and MariaDB 10.6, or newer; they share a protocol. */
  MYSQL,
  /** PostgreSQL 13 or newer. */
  POSTGRESQL
}
