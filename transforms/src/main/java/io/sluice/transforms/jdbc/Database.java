package io.sluice.transforms.jdbc;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A database: where it is and how it is reached. Sluice takes no JDBC URL: {@link
 * io.sluice.transforms.jdbc.session.DataSources} sets what decides between right and wrong data.
 *
 * @param engine what kind of server it is on
 * @param host a host name, an IPv4 address or an IPv6 address in brackets
 * @param port the TCP port
 * @param name the database's name
 * @param user the user's name
 * @param password where the password is
 * @param tls how the connection is encrypted
 * @param schema on PostgreSQL, the schema of the tables that are read and created; empty for the
 *     search path
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

  // What may stand in a host keeps it from smuggling properties into the driver's URL.
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

  /** A database of MySQL or MariaDB. */
  public Database(String host, int port, String name, String user, Password password, Tls tls) {
    this(Engine.MYSQL, host, port, name, user, password, tls);
  }

  /** The same server without a database chosen, to create one there. */
  public Database withoutName() {
    return new Database(engine, host, port, "", user, password, tls);
  }

  /** The same database, with its tables in a schema. */
  public Database inSchema(String schema) {
    return new Database(engine, host, port, name, user, password, tls, schema);
  }

  /** Where it is, without the user. */
  public String address() {
    return host + ":" + port;
  }
}
