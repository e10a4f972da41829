package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.hostile.GoodLine;
import io.sluice.testing.hostile.Instants;
import io.sluice.testing.server.Globals;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Loads the instants around changes of clocks, with the program in a JVM of one time zone and the
 * server in another. One of the server's zones has such changes itself.
 */
@ExtendWith(Servers.class)
class TimeZonesIT {

  private static final List<String> SERVER_ZONES = List.of("-05:00", "+05:30", ServerZone.NAME);

  @TempDir private Path directory;

  @BeforeAll
  static void teachTheServerAZone(Schema schema) throws Exception {
    ServerZone.create(schema);
  }

  @AfterAll
  static void removeTheZone(Schema schema) throws Exception {
    ServerZone.drop(schema);
  }

  @Test
  void anHourComesTwiceInTheServersZone(Schema schema) throws Exception {
    String local = "SELECT CONVERT_TZ('2024-11-03 %s', '+00:00', '" + ServerZone.NAME + "')";
    assertThat(schema.server(local.formatted("05:30:00")))
        .isEqualTo(schema.server(local.formatted("06:30:00")))
        .startsWith("2024-11-03 01:30:00");
  }

  /** Each zone in short; each of one side with each of the other in full. */
  static Stream<Arguments> zones() {
    List<String> jvms = Instants.ZONES;
    int servers = SERVER_ZONES.size();
    return IntStream.range(0, jvms.size() * servers)
        .filter(i -> Thoroughness.isFull() || i % servers == i / servers % servers)
        .mapToObj(i -> Arguments.of(jvms.get(i / servers), SERVER_ZONES.get(i % servers)));
  }

  @ParameterizedTest
  @MethodSource("zones")
  void everyInstantIsKeptWhateverTheZones(String jvmZone, String serverZone, Schema schema)
      throws Exception {
    List<GoodLine> lines = Instants.lines();
    Path file = write(lines);
    Globals globals = Globals.of(schema);
    schema.onServer("SET GLOBAL time_zone = '" + serverZone + "'");
    try {
      Ended load =
          Program.fork(
              // What runs for seconds only is not worth compiling well.
              List.of("-Duser.timezone=" + jvmZone, "-XX:TieredStopAtLevel=1"),
              "load",
              Runner.DIRECT.options(),
              schema.options(),
              "--quiet",
              "--input=" + file,
              "--rejects=" + directory.resolve("rejects"));

      assertThat(load.status()).as(load.err()).isZero();
      assertThat(schema.messages("chat_messages"))
          .isEqualTo(
              lines.stream()
                  .map(GoodLine::row)
                  .sorted(Comparator.comparing(row -> row.get(0)))
                  .toList());
    } finally {
      globals.restore();
    }
  }

  private Path write(List<GoodLine> lines) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (GoodLine line : lines) {
      bytes.writeBytes(line.bytes());
      bytes.write('\n');
    }
    return Files.write(directory.resolve("instants.ndjson"), bytes.toByteArray());
  }
}
