package io.sluice.transforms.jdbc.error;

import com.mysql.cj.jdbc.exceptions.PacketTooBigException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Tls;
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
 * A failure of the network or the driver, without a message from the server.
 *
 * @param when the phase in which it happened
 * @param words what happened, without a period at the end
 * @param advice what it means and what to do about it, in sentences
 */
record DriverFailure(When when, String words, String advice) {

  /** The phase in which a failure happened. */
  enum When {
    CONNECTING,
    LOGIN,
    /** After the login, or unknown. */
    LATER
  }

  /** A phrase in the driver's own messages, and the failure that it indicates. */
  private record Phrase(String words, DriverFailure failure) {}

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

  private static final List<Phrase> PHRASES =
      List.of(
          new Phrase(
              "Public Key Retrieval is not allowed",
              new DriverFailure(
                  When.LOGIN,
                  "the account's password must not be sent without TLS",
                  "Accounts with sha256_password always need TLS, those with caching_sha2_password"
                      + " until the server has cached the password. Use --tls=required.")),
          new Phrase("SSL Connection required, but not provided by server", WITHOUT_TLS),
          new Phrase("The server does not support SSL", WITHOUT_TLS),
          new Phrase("but no password was provided", WITHOUT_PASSWORD),
          new Phrase(
              "authentication plugin",
              new DriverFailure(
                  When.LOGIN,
                  "the driver does not know the account's authentication plugin",
                  "Change the account with ALTER USER … IDENTIFIED BY, or use another.")));

  /** Identifies a failure; empty if only the server's or the driver's message describes it. */
  static Optional<DriverFailure> of(Database database, SQLException e) {
    if (e.getErrorCode() != 0) {
      return Optional.empty();
    }
    return ofPhrase(e)
        .or(() -> ofNetwork(database, e))
        .or(() -> isLost(database, e) ? Optional.of(lost()) : Optional.empty());
  }

  /** The exception and its causes. */
  static Stream<Throwable> causes(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause);
  }

  private static Optional<DriverFailure> ofPhrase(SQLException e) {
    String message = String.valueOf(e.getMessage());
    return PHRASES.stream()
        .filter(phrase -> message.contains(phrase.words()))
        .map(Phrase::failure)
        .findFirst();
  }

  private static Optional<DriverFailure> ofNetwork(Database database, SQLException e) {
    return causes(e).flatMap(cause -> ofCause(database, cause).stream()).findFirst();
  }

  private static Optional<DriverFailure> ofCause(Database database, Throwable cause) {
    if (cause instanceof UnknownHostException) {
      return connecting("there is no such host", "Check --host.");
    }
    if (cause instanceof NoRouteToHostException) {
      return connecting("there is no route to the host", "Check --host and the network between.");
    }
    if (cause instanceof ConnectException) {
      return connecting(
          "the connection was refused",
          "Nothing listens there, or a firewall refuses it. Check --host and --port, and that the"
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
        "Check --host, --port and the network.");
  }

  private static DriverFailure tooBig() {
    return new DriverFailure(
        When.LATER,
        "a message is longer than max_allowed_packet",
        "Raise max_allowed_packet, or check --port: what answers may not be a MySQL server.");
  }

  private static String ofTls(Database database) {
    return database.tls() == Tls.VERIFY
        ? "Make Java trust the server's certificate (-Djavax.net.ssl.trustStore), and use the host"
            + " name that is in it; --tls=required encrypts without checking."
        : "Use a server with TLS 1.2 or later.";
  }

  private static String reason(Throwable cause) {
    Throwable root = causes(cause).reduce((first, second) -> second).orElse(cause);
    return SafeServerMessage.of(root.getMessage(), Quoting.NAMES, List.of());
  }

  /** PostgreSQL has its own messages for the other connection states. */
  private static boolean isLost(Database database, SQLException e) {
    return database.engine() == Engine.MYSQL && LOST.contains(String.valueOf(e.getSQLState()))
        || causes(e).anyMatch(IOException.class::isInstance);
  }

  private static DriverFailure lost() {
    return new DriverFailure(
        When.LATER,
        "the connection was lost",
        "Check that the server is running, and that --port is its port.");
  }
}
