package io.sluice.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlinkClusterTest {

  private static final String OVERVIEW =
      """
      {"taskmanagers":2,"slots-total":4,"slots-available":3,"jobs-running":1,"jobs-finished":0,
       "jobs-cancelled":0,"jobs-failed":0,"flink-version":"1.19.3","flink-commit":"x"}
      """;

  @ParameterizedTest
  @ValueSource(strings = {"%s:%d", "http://%s:%d", "http://%s:%d/"})
  void itIsAskedForItsSlots(String address) throws IOException {
    HttpServer server = serve(() -> OVERVIEW);
    try {
      int port = server.getAddress().getPort();
      FlinkCluster cluster = ask(address.formatted("127.0.0.1", port));
      assertThat(cluster).isEqualTo(new FlinkCluster("127.0.0.1:" + port, 2, 4, 3));
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatWasStartedAgainHasNoFreeSlotAtFirst() throws IOException {
    Iterator<String> slots = List.of("0", "0", "2").iterator();
    HttpServer server =
        serve(() -> OVERVIEW.replace("available\":3", "available\":" + slots.next()));
    try {
      String address = "127.0.0.1:" + server.getAddress().getPort();
      Configuration settings = FlinkCluster.at(address, new Configuration());
      assertThat(FlinkCluster.awaitFreeSlot(settings, Duration.ofMinutes(1)).freeSlots())
          .isEqualTo(2);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatHasNoFreeSlotIsNotWaitedForForever() throws IOException {
    HttpServer server = serve(() -> OVERVIEW.replace("available\":3", "available\":0"));
    try {
      String address = "127.0.0.1:" + server.getAddress().getPort();
      Configuration settings = FlinkCluster.at(address, new Configuration());
      assertThat(FlinkCluster.awaitFreeSlot(settings, Duration.ofSeconds(1)).freeSlots()).isZero();
    } finally {
      server.stop(0);
    }
  }

  @Test
  void oneThatIsNotThereIsASentence() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(() -> ask("127.0.0.1:" + port))
        .isInstanceOf(OptionException.class)
        .hasMessage("No Flink cluster answers at 127.0.0.1:%d, where --flinkMaster points.", port);
  }

  @Test
  void somethingElseThatAnswersIsNone() throws IOException {
    HttpServer server = HttpServer.create(loopback(), 0);
    server.start();
    try {
      String address = "127.0.0.1:" + server.getAddress().getPort();
      assertThatThrownBy(() -> ask(address))
          .isInstanceOf(OptionException.class)
          .hasMessageStartingWith("No Flink cluster answers at ");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void anAddressWithABadPortIsASentence() {
    assertThatThrownBy(() -> ask("localhost:web"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--flinkMaster=localhost:web is not host:port.");
  }

  @Test
  void oneWithoutFreeSlotsIsRefused() {
    assertThatThrownBy(() -> new FlinkCluster("h:1", 2, 4, 0).checkSlots(1))
        .hasMessage(
            "The Flink cluster at h:1 has no free slot (of 4); start a TaskManager, or wait for"
                + " another job's end.");
  }

  @Test
  void workersMayWaitForSlotsThatOthersHave() {
    FlinkCluster cluster = new FlinkCluster("h:1", 2, 4, 1);
    assertThatCode(() -> cluster.checkSlots(4)).doesNotThrowAnyException();
    assertThatThrownBy(() -> cluster.checkSlots(5))
        .hasMessage(
            "5 workers need as many slots, and the Flink cluster at h:1 has 4; set --parallelism.");
  }

  /** Answers as a JobManager does. */
  private static HttpServer serve(Supplier<String> overview) throws IOException {
    HttpServer server = HttpServer.create(loopback(), 0);
    server.createContext(
        "/v1/overview",
        exchange -> {
          byte[] answer = overview.get().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static FlinkCluster ask(String address) {
    return FlinkCluster.ask(FlinkCluster.at(address, new Configuration()));
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }
}
