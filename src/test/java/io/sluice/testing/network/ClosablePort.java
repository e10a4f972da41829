package io.sluice.testing.network;

import io.sluice.testing.server.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A port of this machine on which connections are accepted, or refused for a time. */
final class ClosablePort implements AutoCloseable {

  private final int port = Ports.free();
  private final Consumer<Socket> visitors;
  private ServerSocket socket;
  private Thread acceptor;
  private Instant opensAgain = Instant.MIN;

  /**
   * @param visitors takes each connection, in the thread that accepts the next one
   */
  ClosablePort(Consumer<Socket> visitors) throws IOException {
    this.visitors = visitors;
    open();
  }

  int port() {
    return port;
  }

  /** Refuses connections for a time that begins now; those that are there stay. */
  synchronized void refuseFor(Duration time) {
    shut();
    Instant end = Instant.now().plus(time);
    opensAgain = end;
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> openAgain(end));
  }

  @Override
  public synchronized void close() {
    opensAgain = Instant.MAX;
    shut();
  }

  private synchronized void openAgain(Instant end) {
    // Unless it has been told otherwise since.
    if (opensAgain.equals(end)) {
      try {
        open();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void open() throws IOException {
    ServerSocket opened = Ports.listen(port);
    socket = opened;
    acceptor = new Thread(() -> accept(opened), "accept on " + port);
    acceptor.setDaemon(true);
    acceptor.start();
  }

  /** The system refuses connections only when nobody waits for them any more. */
  private void shut() {
    try {
      socket.close();
      acceptor.join();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void accept(ServerSocket opened) {
    try {
      while (true) {
        visitors.accept(opened.accept());
      }
    } catch (IOException e) {
      // It has been shut.
    }
  }
}
