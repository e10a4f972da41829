package io.sluice.testing.network;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server that takes anybody for its user, and answers a query with the request for one of the
 * client's files, as {@code LOAD DATA LOCAL} does: the protocol allows it after any query. It keeps
 * what it is sent. Without TLS, because whoever wants a file does not insist on that.
 */
public final class RogueServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int COM_QUIT = 1;
  private static final int COM_QUERY = 3;
  private static final int LOCAL_INFILE = 0xFB;

  private final Path wanted;
  private final int query;
  private final String unknown;
  private final Queue<String> statements = new ConcurrentLinkedQueue<>();
  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicInteger requests = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ClosablePort door = new ClosablePort(this::serve);

  private RogueServer(Path wanted, int query, String unknown) throws IOException {
    this.wanted = wanted;
    this.query = query;
    this.unknown = unknown;
  }

  /** One that wants no file, and does not know a variable. */
  public static RogueServer withoutVariable(String name) throws IOException {
    return new RogueServer(null, 0, name);
  }

  /** One that asks for a file at the first query of each connection, which is the driver's own. */
  public static RogueServer wanting(Path file) throws IOException {
    return wanting(file, 1);
  }

  /** One that asks for a file at another query of each connection; they count from 1. */
  public static RogueServer wanting(Path file, int query) throws IOException {
    return new RogueServer(file, query, null);
  }

  /** A database on it. */
  public Database database(String name) {
    return new Database(
        "127.0.0.1", door.port(), name, "anybody", new Password.None(), Tls.DISABLED);
  }

  /** All queries of all connections. */
  public int queries() {
    return queries.get();
  }

  /** The queries themselves. */
  public List<String> statements() {
    return List.copyOf(statements);
  }

  /** How often it has asked for the file. */
  public int requests() {
    return requests.get();
  }

  /**
   * All that clients have sent but logins and commands: the bytes of files. Waits for their end.
   */
  public byte[] received() throws InterruptedException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!open.isEmpty()) {
      if (Instant.now().isAfter(deadline)) {
        throw new IllegalStateException("clients are still connected");
      }
      Thread.sleep(10);
    }
    synchronized (received) {
      return received.toByteArray();
    }
  }

  @Override
  public void close() {
    door.close();
    open.forEach(RogueServer::closeQuietly);
  }

  private void serve(Socket client) {
    open.add(client);
    Thread thread = new Thread(() -> talk(client), "rogue server");
    thread.setDaemon(true);
    thread.start();
  }

  private void talk(Socket client) {
    try (client) {
      Packets packets = new Packets(client);
      RogueSession session = new RogueSession(packets);
      session.login();
      int count = 0;
      while (true) {
        byte[] packet = packets.read();
        if (!packets.beginsCommand()) {
          take(packet, session);
        } else if (packet[0] == COM_QUIT) {
          return;
        } else if (packet[0] == COM_QUERY && ++count == query) {
          queries.incrementAndGet();
          requests.incrementAndGet();
          packets.write(Packets.bytes(LOCAL_INFILE, wanted.toString()));
        } else if (packet[0] == COM_QUERY) {
          queries.incrementAndGet();
          answer(new String(packet, 1, packet.length - 1, StandardCharsets.UTF_8), session);
        } else {
          session.ok();
        }
      }
    } catch (IOException e) {
      // The client has gone.
    } finally {
      open.remove(client);
    }
  }

  private void answer(String sql, RogueSession session) throws IOException {
    statements.add(sql);
    if (unknown != null && sql.contains(unknown)) {
      session.unknownVariable();
    } else {
      session.answer(sql);
    }
  }

  /** A part of a file, of which an empty one is the end. */
  private void take(byte[] part, RogueSession session) throws IOException {
    if (part.length == 0) {
      session.ok();
      return;
    }
    synchronized (received) {
      received.writeBytes(part);
    }
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
