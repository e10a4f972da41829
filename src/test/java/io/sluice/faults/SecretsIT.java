package io.sluice.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.OnEachRunner;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.network.RogueServer;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A password shows up nowhere, and a server gets no file that it asks for. */
@OnOneServer
@ExtendWith(Servers.class)
class SecretsIT {

  @TempDir private Path directory;

  @OnEachRunner
  void thePasswordIsNeitherShownNorKept(Runner runner, Schema schema) throws Exception {
    String password = Files.readString(passwordFile(schema)).strip();
    ChatLogFile log = ChatLogFile.generate(directory, 5_000);
    Path summary = directory.resolve("summary.json");
    try (TcpProxy proxy = TcpProxy.to(schema.create().database())) {
      proxy.latency(Duration.ofMillis(5));
      Process loader =
          start(runner, proxy.via(schema), log.file(), "--debug", "--summary=" + summary);
      String commandLine = Files.readString(Path.of("/proc/%d/cmdline".formatted(loader.pid())));
      Ended ended = Program.ended(loader);
      // In front of a server that is gone: its exceptions, with their traces, must not show it.
      proxy.refuseFor(Duration.ofMinutes(1));
      Ended failed =
          Program.ended(start(runner, proxy.via(schema), log.file(), "--debug", "--restart"));

      assertThat(ended.status()).as(ended.err()).isZero();
      assertThat(failed.status()).isEqualTo(4);
      assertThat(List.of(commandLine, ended.out(), ended.err(), failed.out(), failed.err()))
          .noneMatch(text -> text.contains(password));
      assertThat(Files.readString(summary)).doesNotContain(password);
      assertThat(schema.query("SELECT * FROM sluice_load_file").toString())
          .doesNotContain(password);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void aServerThatAsksForAFileGetsNone(int query) throws Exception {
    Path wanted = Files.writeString(directory.resolve("wanted"), "what nobody else may read");
    Path passwordFile = Files.writeString(directory.resolve("password"), "secret");
    try (RogueServer server = RogueServer.wanting(wanted, query)) {
      Database there = server.database("chat");
      Schema schema =
          new Schema(
              new Database(
                  there.host(),
                  there.port(),
                  there.name(),
                  there.user(),
                  new Password.FromFile(passwordFile.toString()),
                  Tls.DISABLED));

      Ended load =
          Program.load(
              Runner.DIRECT,
              schema,
              directory.resolve("rejects"),
              "--input=src/sample/chat.ndjson",
              "--retryFor=1s");

      assertThat(load.status()).isNotZero();
      assertThat(server.requests()).isPositive();
      assertThat(new String(server.received(), StandardCharsets.ISO_8859_1))
          .doesNotContain("nobody else");
    }
  }

  private Process start(Runner runner, Schema schema, Path input, String... options)
      throws IOException {
    return Program.start(
        directory,
        List.of("-Xmx512m"),
        "load",
        runner.options(),
        schema.options(),
        "--input=" + input,
        "--rejects=" + directory.resolve("rejects"),
        "--retryFor=1s",
        List.of(options));
  }

  private static Path passwordFile(Schema schema) {
    return Path.of(((Password.FromFile) schema.database().password()).path());
  }
}
