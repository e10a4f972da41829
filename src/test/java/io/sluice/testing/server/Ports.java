package io.sluice.testing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Ports for servers that go away and come back. */
public final class Ports {

  /**
   * Systems give clients ports above: such a port may be somebody's, or even that of the very
   * client that tries to connect to it, by the time that its server is back.
   */
  private static final int END = 32_000;

  private static final int START = 20_000;
  private static final int TRIES = 100;

  private Ports() {}

  /** A port of this machine that nobody listens on, and that clients do not get. */
  public static int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(START, END);
      try (ServerSocket socket = listen(port)) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Somebody has it.
      }
    }
    throw new IllegalStateException("no free port");
  }

  /** Listens on a port, for clients on this machine. */
  public static ServerSocket listen(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      // Connections of an earlier listener may linger.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
