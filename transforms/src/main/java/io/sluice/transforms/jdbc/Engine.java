package io.sluice.transforms.jdbc;

/** The kind of server that a database is on. */
public enum Engine {
  /** MySQL 8.0 and MariaDB 10.6, or newer; they share a protocol. */
  MYSQL,
  /** PostgreSQL 13 or newer. */
  POSTGRESQL
}
