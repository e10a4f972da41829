package io.sluice.transforms.jdbc;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * A failure that no server has told of: the network's, or the driver's own.
 *
 * @param when during what
 * @param words what happened, without a dot at the end
 * @param advice what it means and what to do about it, in sentences
 */
record DriverFailure(When when, String words, String advice) {

  /** During what it happened. */
  enum When {
    CONNECTING,
    LOGIN,
    /** After the login, or nobody knows. */
    LATER
  }

  /** What a driver says in a word or two, for want of the server's. */
  private record Said(String words, DriverFailure failure) {}

  private static final Set<String> LOST = Set.of("08S01", "08003", "08006", "08007");

  private static final DriverFailure WITHOUT_TLS =
      new DriverFailure(
          When.CONNECTING,
          "the server offers no TLS",
          "Enable TLS there, or use --tls=disabled in a network that you trust.");

  private static final DriverFailure WITHOUT_PASSWORD =
      new DriverFailure(
          When.LOGIN,
          "no password was given",
          "Set SLUICE_PASSWORD, or name a file with --passwordFile.");

  private static final List<Said> SAID =
      List.of(
          new Said(
              "Public Key Retrieval is not allowed",
              new DriverFailure(
                  When.LOGIN,
                  "the account's password must not be sent without TLS",
                  "With sha256_password it needs TLS always, with caching_sha2_password until the"
                      + " server has cached the password. Use --tls=required.")),
          new Said("SSL Connection required, but not provided by server", WITHOUT_TLS),
          new Said("The server does not support SSL", WITHOUT_TLS),
          new Said("but no password was provided", WITHOUT_PASSWORD),
          new Said(
              "authentication plugin",
              new DriverFailure(
                  When.LOGIN,
                  "the account logs in by a plugin that the driver does not know",
                  "Change the account with ALTER USER … IDENTIFIED BY, or use another.")));

  /** What it is; empty where the server, or a driver's own words, must tell. */
  static Optional<DriverFailure> of(Database database, SQLException e) {
    if (e.getErrorCode() != 0) {
      return Optional.empty();
    }
    return said(e)
        .or(() -> ofNetwork(database, e))
        .or(() -> isLost(database, e) ? Optional.of(lost()) : Optional.empty());
  }

  /** The exception and those behind it. */
  static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }

  private static Optional<DriverFailure> said(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return SAID.stream()
        .filter(said -> message.contains(said.words()))
        .map(Said::failure)
        .findFirst();
  }

  private static Optional<DriverFailure> ofNetwork(Database database, SQLException e) {
    return causes(e).flatMap(cause -> ofCause(database, cause).stream()).findFirst();
  }

  private static Optional<DriverFailure> ofCause(Database database, Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return connecting("there is no such host", "Check --host.");
    }
    if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
      return connecting(
          "the connection was refused",
          "Nothing listens there, or a firewall refuses. Check --host and --port, and that the"
              + " server runs.");
    }
    if (cause instanceof SocketTimeoutException) {
      return Optional.of(timeout(cause));
    }
    if (cause instanceof SSLException) {
      return connecting("the TLS handshake failed: " + reason(cause), ofTls(database));
    }
    return cause instanceof PacketTooBigException ? Optional.of(tooBig()) : Optional.empty();
  }

  private static Optional<DriverFailure> connecting(String words, String advice) {
    return Optional.of(new DriverFailure(When.CONNECTING, words, advice));
  }

  private static DriverFailure timeout(Throwable cause) {
    boolean isOfConnect =
        String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT).startsWith("connect");
    return new DriverFailure(
        isOfConnect ? When.CONNECTING : When.LATER,
        "no answer came in time",
        "Check --host, --port and the network between.");
  }

  private static DriverFailure tooBig() {
    return new DriverFailure(
        When.LATER,
        "a message is longer than max_allowed_packet",
        "Raise max_allowed_packet, or check --port: what answers may be no MySQL server.");
  }

  private static String ofTls(Database database) {
    return database.tls() == Tls.VERIFY
        ? "Have Java trust the server's certificate (-Djavax.net.ssl.trustStore), and use the host"
            + " name that is in it; --tls=required encrypts without checking."
        : "Use a server with TLS 1.2 or later.";
  }

  private static String reason(Throwable cause) {
    Throwable root = causes(cause).reduce((first, second) -> second).orElse(cause);
    return ServerWords.of(root.getMessage(), Quoting.NAMES, List.of());
  }

  /** PostgreSQL has words of its own for the other states of connections. */
  private static boolean isLost(Database database, SQLException e) {
    return database.engine() == Engine.MYSQL && LOST.contains(String.valueOf(e.getSQLState()))
        || causes(e).anyMatch(IOException.class::isInstance);
  }

  private static DriverFailure lost() {
    return new DriverFailure(
        When.LATER,
        "the connection was lost",
        "Check that the server still runs, and that --port is its port.");
  }
}
