package io.sluice.transforms.jdbc;

/** What kind of server a database is on. */
public enum Engine {
  /** MySQL 8.0 and MariaDB 10.6, or newer; they speak the same protocol. */
  MYSQL,
  /** PostgreSQL 13 or newer. */
  POSTGRESQL
}
