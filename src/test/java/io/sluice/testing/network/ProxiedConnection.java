package io.sluice.testing.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A connection between a client and a server, with somebody in between. */
final class ProxiedConnection {

  private static final int CHUNK = 16 * 1024;

  // A reply begins with the four bytes of its packet; the next one says what it is.
  private static final int KIND = 4;
  private static final byte OK = 0;

  private final Socket client;
  private final Socket server = new Socket();
  private final Faults faults;

  /** The client's statements since its last COMMIT, the newest last. */
  private final List<String> sent = new ArrayList<>();

  private volatile boolean dropsReply;

  ProxiedConnection(Socket client, Faults faults) {
    this.client = client;
    this.faults = faults;
  }

  /** Connects to the server and forwards in both directions, until one side ends the connection. */
  void run(InetSocketAddress target) {
    Thread replies = new Thread(() -> resetOnFailure(this::forwardReplies), "proxy: replies");
    replies.setDaemon(true);
    resetOnFailure(
        () -> {
          // So that what is sent apart arrives apart.
          client.setTcpNoDelay(true);
          server.setTcpNoDelay(true);
          server.connect(target);
          replies.start();
          forwardRequests();
          replies.join();
          client.close();
          server.close();
        });
  }

  /** Breaks it, so that both sides receive a reset and not an end. */
  void reset() {
    reset(client);
    reset(server);
  }

  private void forwardRequests() throws IOException {
    InputStream in = client.getInputStream();
    OutputStream out = server.getOutputStream();
    StatementFinder finder = new StatementFinder();
    byte[] chunk = new byte[CHUNK];
    for (int size; (size = in.read(chunk)) >= 0; ) {
      for (String statement : finder.find(chunk, size)) {
        sent.add(statement);
        faults.seen.accept(statement);
        if (faults.cuts(sent)) {
          reset();
          return;
        }
        if (statement.equalsIgnoreCase("COMMIT")) {
          // Before the server can answer: a client waits for each answer before it asks again.
          dropsReply = faults.takesReply(sent);
          sent.clear();
        }
      }
      faults.pass(chunk, size, out);
      faults.bytes.addAndGet(size);
    }
    server.shutdownOutput();
  }

  private void forwardReplies() throws IOException {
    InputStream in = server.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] chunk = new byte[CHUNK];
    for (int size; (size = in.read(chunk)) >= 0; ) {
      if (dropsReply) {
        size += in.readNBytes(chunk, size, Math.max(0, KIND + 1 - size));
        if (size > KIND && chunk[KIND] == OK) {
          faults.replyDropped();
          reset();
          return;
        }
        // Not committed: let the client know, and drop the reply to another.
        faults.repliesToDrop.incrementAndGet();
        dropsReply = false;
      }
      faults.pass(chunk, size, out);
    }
    client.shutdownOutput();
  }

  private interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** A side that fails is gone; the other one is to notice. */
  private void resetOnFailure(Work work) {
    try {
      work.run();
    } catch (IOException | InterruptedException e) {
      reset();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException e) {
      // It is closed already.
    }
  }
}
