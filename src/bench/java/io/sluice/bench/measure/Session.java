package io.sluice.bench.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Connections as users open them, with Sluice's code out of the way. */
public final class Session {

  private static final String URL =
      "jdbc:mysql://127.0.0.1:%s/%s?rewriteBatchedStatements=true&allowLoadLocalInfile=true"
          + "&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";

  private static final String USER = "root";

  private final String url;
  private final String password;

  private Session(String url, String password) {
    this.url = url;
    this.password = password;
  }

  /** Reads the first two of a program's arguments: the port and the file of the password. */
  public static Session of(String... args) throws IOException {
    return new Session(
        URL.formatted(args[0], BenchServer.DATABASE), Files.readString(Path.of(args[1])));
  }

  /** The URL. */
  public String url() {
    return url;
  }

  /** The user. */
  public String user() {
    return USER;
  }

  /** The user's password. */
  public String password() {
    return password;
  }

  /** A connection, which the caller closes. */
  public Connection open() throws SQLException {
    return DriverManager.getConnection(url, USER, password);
  }
}
