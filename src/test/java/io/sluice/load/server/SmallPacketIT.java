package io.sluice.load.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.KillableServer;
import io.sluice.testing.server.Schema;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.files.FileLocation;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.load.ledger.BatchEntry;
import io.sluice.transforms.load.ledger.BatchLedger;
import io.sluice.transforms.load.ledger.LoadLedger;
import io.sluice.transforms.load.ledger.SentinelKeys;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Five hundred long keys are more than the server takes in one statement. */
class SmallPacketIT {

  private static final int KEYS = 500;

  @TempDir private Path directory;

  @Test
  void rowsThatAreThereAndSampleRowsAreReadInPortions() throws Exception {
    try (KillableServer server = KillableServer.running("--max-allowed-packet=64K")) {
      Schema schema = server.schema().create();
      Path file =
          Lines.file(
              directory,
              IntStream.range(0, KEYS)
                  .mapToObj(i -> Lines.message(id(i), "a"))
                  .toArray(String[]::new));
      load(schema, file, "--ledger=off");

      Ended again = load(schema, file);

      assertThat(again.status()).as(again.err()).isZero();
      assertThat(again.summary()).contains("read=500 loaded=0 duplicate=500 ");
      assertSampleRowsAreThere(schema.database());
    }
  }

  private void assertSampleRowsAreThere(Database database) throws Exception {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
    String log = Lines.file(directory, "x".repeat(KEYS)).toString();
    List<InputFile> files = InputFiles.find(List.of(log)).files();
    String key = open(database, "run", files).unfinished().get(0).claim();
    LineCounts counts =
        new LineCounts(Map.of(LineCounter.READ, 1L, LineCounter.LOADED, 1L), Map.of());
    try (Connection connection = DataSources.connect(database)) {
      for (int i = 0; i < KEYS; i++) {
        String id = id(i);
        String sentinel = SentinelKeys.of(1, any -> List.of(id));
        BatchLedger.insert(
            connection, new BatchEntry(key, i, i + 1, 0, 1, true, 0, "run", counts, "", sentinel));
      }
    }
    assertThat(open(database, "next", files).linesBefore()).isEqualTo(KEYS);
  }

  private LoadLedger open(Database database, String run, List<InputFile> files) {
    return LoadLedger.open(
        new LoadLedger.Spec(
            database,
            ChatMessageModel.CHAT_MESSAGES.table(),
            "settings",
            "settings",
            run,
            FileLocation.of(directory.toString()),
            Duration.ZERO,
            false),
        files,
        false);
  }

  private static String id(int i) {
    return "%0250d".formatted(i);
  }

  private Ended load(Schema schema, Path file, String... options) {
    return Program.run(
        "load",
        Runner.DIRECT.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + directory.resolve("rejects"),
        "--input=" + file,
        List.of(options));
  }
}
