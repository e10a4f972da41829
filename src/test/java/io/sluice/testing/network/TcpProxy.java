package io.sluice.testing.network;

import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A bad network in front of a database server: forwards connections, and does to them what it is
 * told, at any time and by any thread. It counts, so that a test can show that a fault happened.
 */
public final class TcpProxy implements AutoCloseable {

  private final InetSocketAddress target;
  private final Faults faults = new Faults();
  private final Set<ProxiedConnection> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger connections = new AtomicInteger();
  private final ClosablePort door;

  private TcpProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    this.door = new ClosablePort(this::forward);
  }

  /** A proxy, without faults as yet, to the server of a database; it need not be running. */
  public static TcpProxy to(Database database) throws IOException {
    return new TcpProxy(new InetSocketAddress(database.host(), database.port()));
  }

  /**
   * A database of that server, by way of the proxy and without TLS, so that the proxy can read
   * along. A user with {@code caching_sha2_password} must have logged in with TLS since the server
   * started, as that of {@link Servers} has; else it is refused.
   */
  public Database via(Database database) {
    return new Database(
        database.engine(),
        "127.0.0.1",
        door.port(),
        database.name(),
        database.user(),
        database.password(),
        Tls.DISABLED);
  }

  /** A schema of that server, by way of the proxy. */
  public Schema via(Schema schema) {
    return new Schema(via(schema.database()));
  }

  /** Each chunk of bytes, of 16 KiB at most, waits for so long, in either direction. */
  public void latency(Duration latency) {
    faults.latency = latency;
  }

  /** Bytes go on in slices of random lengths from 1 to this; 0 for as they come. */
  public void slices(int max) {
    faults.maxSlice = max == 0 ? Integer.MAX_VALUE : max;
  }

  /** Nothing gets through, and nobody is told. What was sent meanwhile arrives when it ends. */
  public void blackHole(boolean on) {
    faults.setBlackHole(on);
  }

  /** New connections are refused for a time; those that are there stay. */
  public void refuseFor(Duration time) {
    door.refuseFor(time);
  }

  /** Breaks all connections, with a reset to both sides; returns how many there were. */
  public int resetAll() {
    List<ProxiedConnection> broken = List.copyOf(open);
    broken.forEach(ProxiedConnection::reset);
    return broken.size();
  }

  /**
   * For the next COMMITs, whatever connections they come on: the server commits, and instead of its
   * reply the client gets a reset. A COMMIT that fails does not count.
   */
  public void dropReplyToCommit(int commits) {
    dropReplyToCommit(commits, sent -> true, () -> {});
  }

  /**
   * The same for some COMMITs only, with something to be done after each of them and before the
   * reset.
   *
   * @param which tells them by what their client has sent since the one before, the newest
   *     statement last
   */
  public void dropReplyToCommit(int commits, Predicate<List<String>> which, Runnable andThen) {
    faults.robbed = which;
    faults.onReplyDropped = andThen;
    faults.repliesToDrop.set(commits);
  }

  /**
   * Withholds statements from the server, does something, and resets the connection.
   *
   * @param which tells them by what their client has sent since its last COMMIT, the newest
   *     statement last
   */
  public void cutBefore(Predicate<List<String>> which, Runnable action) {
    faults.onCut = action;
    faults.cut = which;
  }

  /** Shows each statement to somebody before the server gets it. */
  public void show(Consumer<String> statements) {
    faults.seen = statements;
  }

  /** The connections that have been accepted. */
  public int connections() {
    return connections.get();
  }

  /** The bytes that clients have sent to the server. */
  public long bytes() {
    return faults.bytes.get();
  }

  /**
   * The COMMITs that clients have sent, as the statement that the driver makes of {@code commit}.
   */
  public int commits() {
    return faults.commits.get();
  }

  /** The COMMITs whose reply has been dropped. */
  public int repliesDropped() {
    return faults.repliesDropped.get();
  }

  /** Refuses new connections and breaks those that are there. */
  @Override
  public void close() {
    door.close();
    resetAll();
    // What it holds has nowhere to go any more.
    faults.setBlackHole(false);
  }

  private void forward(Socket client) {
    connections.incrementAndGet();
    ProxiedConnection connection = new ProxiedConnection(client, faults);
    open.add(connection);
    Thread thread =
        new Thread(
            () -> {
              connection.run(target);
              open.remove(connection);
            },
            "proxy: requests");
    thread.setDaemon(true);
    thread.start();
  }
}
