package io.sluice.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Repository;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.flink.FlinkClusters;
import io.sluice.testing.flink.FlinkJobs;
import io.sluice.testing.flink.StandaloneFlink;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a Flink cluster does with more lines than {@link ClusterIT} has, and on each server. */
@ExtendWith({Servers.class, FlinkClusters.class})
class ClusterInFullIT {

  private static final Path ARCHIVE = Repository.file("../shared/data/gitter.ndjson.gz");

  @TempDir private Path directory;

  @BeforeAll
  static void onlyInFull() {
    Thoroughness.assumeFull();
  }

  @Test
  void aMillionLinesAreReadAndWrittenByAllWorkers(StandaloneFlink flink, Schema schema)
      throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 1_000_000);
    Path rejects = directory.resolve("rejects");
    FlinkJobs jobs = FlinkJobs.of(flink);

    CompletableFuture<Ended> load =
        Program.whenEnded(
            start(flink, "load", schema, "--input=" + log.file(), "--rejects=" + rejects));
    Set<String> readers = jobs.thoseThatTake("LoadFiles", load);

    log.assertLoaded(load.join(), schema, rejects);
    assertThat(readers).containsExactly("0", "1", "2", "3");
    // Each batch has an object of its own, and each sort run of this log has rejects.
    List<List<String>> objects =
        schema.query("SELECT rejects FROM sluice_load_batch WHERE rejects <> ''");
    assertThat(objects).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(readers.size());
    assertThat(jobs.taskManagersOfTheLast()).hasSize(2);

    Ended scan = Program.ended(start(flink, "scan", schema, "--out=" + directory.resolve("out")));

    int rows = log.oracle().rows().size();
    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(scan.summary())
        .isEqualTo("sluice scan: read=%d written=%d rejected=0".formatted(rows, rows));
    Oracle scanned = Oracle.of(together("out-*.ndjson"));
    assertThat(scanned.counts()).contains("read=" + rows + " loaded=" + rows + " ");
    assertThat(scanned.rows()).isEqualTo(log.oracle().rows());
  }

  @Test
  void realMessagesAreLoadedFromAGzip(StandaloneFlink flink, Schema schema) throws Exception {
    assumeThat(ARCHIVE).exists();
    Path plain = directory.resolve("gitter.ndjson");
    try (InputStream in = new GZIPInputStream(Files.newInputStream(ARCHIVE))) {
      Files.copy(in, plain);
    }
    Path rejects = directory.resolve("rejects");

    Ended load =
        Program.ended(start(flink, "load", schema, "--input=" + ARCHIVE, "--rejects=" + rejects));

    assertThat(load.status()).as(load.err()).isZero();
    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=40262 loaded=38002 duplicate=350 conflict=0 filtered=0"
                + " rejected=1910 blank=0");
    assertThat(schema.messages("chat_messages")).isEqualTo(Oracle.of(plain).rows());
    assertThat(Rejects.in(rejects))
        .hasSize(1910)
        .allMatch(reject -> reject.get("reason").asText().equals("TOO_LONG"));
  }

  private Process start(StandaloneFlink flink, String job, Schema schema, String... options)
      throws Exception {
    return Program.start(
        directory, List.of(), job, flink.options(), schema.options(), "--quiet", List.of(options));
  }

  /** Files one behind the other, as one. */
  private Path together(String glob) throws Exception {
    Path all = directory.resolve("all.ndjson");
    try (OutputStream out = Files.newOutputStream(all);
        DirectoryStream<Path> files = Files.newDirectoryStream(directory, glob)) {
      for (Path file : files) {
        Files.copy(file, out);
      }
    }
    return all;
  }
}
