package io.sluice.transforms.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * The address of a database and the credentials for it. Sluice takes no JDBC URL: {@link
 * io.sluice.transforms.jdbc.session.DataSources} sets the properties that correctness depends on.
 *
 * @param engine the kind of server
 * @param host a host name, an IPv4 address or an IPv6 address in brackets
 * @param port the TCP port
 * @param name the database's name
 * @param user the user's name
 * @param password the source of the password
 * @param tls how the connection is encrypted
 * @param schema on PostgreSQL, the schema of the tables to read and create; empty for the search
 *     path
 */
public record Database(
    Engine engine,
    String host,
    int port,
    String name,
    String user,
    Password password,
    Tls tls,
    String schema)
    implements Serializable {

  // Keeps a host from smuggling properties into the driver's URL.
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+\\]");

  public Database {
    requireNonNull(engine, "engine is null");
    requireNonNull(password, "password is null");
    requireNonNull(tls, "tls is null");
    requireNonNull(user, "user is null");
    requireNonNull(schema, "schema is null");
    if (!HOST.matcher(host).matches()) {
      throw new IllegalArgumentException("not a host name or address: " + host);
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("not a port: " + port);
    }
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a database name: it contains a NUL character");
    }
  }

  /** A database whose tables are on the search path. */
  public Database(
      Engine engine, String host, int port, String name, String user, Password password, Tls tls) {
    this(engine, host, port, name, user, password, tls, "");
  }

  /** A MySQL or MariaDB database. */
  public Database(String host, int port, String name, String user, Password password, Tls tls) {
    this(Engine.MYSQL, host, port, name, user, password, tls);
  }

  /** Returns the server with no database selected, for creating one. */
  public Database withoutName() {
    return new Database(engine, host, port, "", user, password, tls);
  }

  /** Returns a copy with its tables in a schema. */
  public Database inSchema(String schema) {
    return new Database(engine, host, port, name, user, password, tls, schema);
  }

  /** The host and the port. */
  public String address() {
    return host + ":" + port;
  }
}
