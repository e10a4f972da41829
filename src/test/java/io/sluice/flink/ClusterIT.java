package io.sluice.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Oracle;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.flink.FlinkClusters;
import io.sluice.testing.flink.FlinkJobs;
import io.sluice.testing.flink.StandaloneFlink;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.Password;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The program works on a Flink cluster of several processes, submitted to in either way. */
@OnOneServer
@ExtendWith({Servers.class, FlinkClusters.class})
class ClusterIT {

  private static final String SAMPLE = "--input=" + Repository.file("src/sample/chat.ndjson");

  @TempDir private Path directory;

  @Test
  void aLogIsLoadedAndTheTableWrittenBack(StandaloneFlink flink, Schema schema, Schema other)
      throws Exception {
    ChatLogFile log = ChatLogFile.generate(directory, 20_000);
    Path rejects = directory.resolve("rejects");

    log.assertLoaded(
        run(flink, "load", schema, "--input=" + log.file(), "--rejects=" + rejects),
        schema,
        rejects);
    Ended scan = run(flink, "scan", schema, "--out=" + directory.resolve("out"));

    assertThat(scan.status()).as(scan.err()).isZero();
    int rows = log.oracle().rows().size();
    assertThat(scan.summary())
        .isEqualTo("sluice scan: read=%d written=%d rejected=0".formatted(rows, rows));
    Ended again =
        Program.run(
            "load",
            other.options(),
            "--quiet",
            "--input=" + directory.resolve("out-*.ndjson"),
            "--rejects=" + rejects);
    assertThat(again.summary()).contains(" read=%d loaded=%d ".formatted(rows, rows));
    assertThat(other.messages("chat_messages")).isEqualTo(log.oracle().rows());
  }

  @Test
  void flinksOwnClientSubmitsItAndFlinkShowsWhatItCounts(StandaloneFlink flink, Schema schema)
      throws Exception {
    FlinkJobs jobs = FlinkJobs.of(flink);

    Ended load = Program.ended(flink.client(words(arguments(schema), "run", "-p", "3")));

    assertThat(load.status()).as(load.out() + load.err()).isZero();
    assertThat(load.summary())
        .isEqualTo(
            "sluice load: read=1000 loaded=915 duplicate=28 conflict=0 filtered=0 rejected=54"
                + " blank=3");
    assertThat(schema.messages("chat_messages"))
        .isEqualTo(Oracle.of(Repository.file("src/sample/chat.ndjson")).rows());
    Map<String, Long> shown = jobs.countersOfTheLast();
    assertThat(shown).containsEntry("loaded", 915L).containsEntry("rejected.TYPE_UNKNOWN", 3L);
  }

  @Test
  void aScanThatNobodyWouldWaitForIsNotSubmitted(StandaloneFlink flink, Schema schema)
      throws Exception {
    List<String> before = flink.jobs();
    List<String> scan = new ArrayList<>(List.of("scan", "--out=" + directory.resolve("out")));
    scan.addAll(schema.options());

    Ended detached = Program.ended(flink.client(words(scan, "run", "-d")));

    assertThat(detached.status()).isEqualTo(2);
    assertThat(detached.err()).contains("sluice: error: scan needs a program that waits for its");
    for (String option : List.of("--detached", "--attachedMode=false")) {
      Ended unattached = Program.run(scan, flink.options(), option);
      assertThat(unattached.status()).isEqualTo(2);
      assertThat(unattached.err()).startsWith("sluice: error: scan needs a program that waits");
    }
    assertThat(flink.jobs()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void moreWorkersThanThereAreSlotsAreRefused(StandaloneFlink flink, Schema schema)
      throws Exception {
    Ended load = refused(flink, schema, "--parallelism=5");

    assertThat(load.status()).isEqualTo(2);
    assertThat(load.err())
        .matches(
            "sluice: error: 5 workers need as many slots, and the Flink cluster at"
                + " 127\\.0\\.0\\.1:\\d+ has 4; set --parallelism\\.\n");
  }

  @Test
  void whatFailsThereIsSaidAsAnywhereAndNoPasswordIsShownOrLogged(
      StandaloneFlink flink, Schema schema) throws Exception {
    Path settings = Files.createDirectory(directory.resolve("conf"));
    Files.writeString(settings.resolve("config.yaml"), "restart-strategy.type: none\n");
    FlinkJobs jobs = FlinkJobs.of(flink);

    Ended load =
        run(
            flink,
            "load",
            schema,
            SAMPLE,
            rejects(),
            "--onDuplicate=fail",
            "--flinkConfDir=" + settings);

    assertThat(load.err()).startsWith("sluice: error: ").doesNotContain("Exception", "\tat ");
    assertThat(load.status()).isEqualTo(5);
    assertThat(jobs.isLastRestarted()).isFalse();
    String password =
        Files.readString(Path.of(((Password.FromFile) schema.database().password()).path()));

    StringBuilder shown = new StringBuilder(flink.logs());
    for (String job : flink.jobs()) {
      for (String part :
          List.of("", "/config", "/plan", "/exceptions", "/accumulators", "/jobmanager/config")) {
        shown.append(flink.get("/jobs/" + job + part));
      }
    }
    shown.append(flink.get("/jobmanager/config"));

    assertThat(shown.toString()).contains("passwordFile").doesNotContain(password.strip());
  }

  private Ended run(StandaloneFlink flink, String job, Schema schema, String... options)
      throws Exception {
    return Program.fork(
        List.of(), job, flink.options(), schema.options(), "--quiet", List.of(options));
  }

  /** What is refused is so before anything of Flink is set up, so that it may run in this JVM. */
  private Ended refused(StandaloneFlink flink, Schema schema, String option) {
    return Program.run(
        "load", flink.options(), schema.options(), "--quiet", SAMPLE, rejects(), option);
  }

  private String rejects() {
    return "--rejects=" + directory.resolve("rejects");
  }

  /** What Flink's client is told: how, the jar, and what the program is told. */
  private static String[] words(List<String> arguments, String... how) {
    List<String> words = new ArrayList<>(List.of(how));
    words.addAll(List.of("-c", "io.sluice.Sluice"));
    words.add(Repository.file("target/sluice-flink.jar").toString());
    words.addAll(arguments);
    return words.toArray(String[]::new);
  }

  private List<String> arguments(Schema schema) {
    List<String> words = new ArrayList<>();
    words.add("load");
    words.add("@" + Repository.file("run-configs/flink-cluster.args"));
    words.addAll(schema.options());
    words.addAll(List.of(SAMPLE, rejects(), "--quiet"));
    return words;
  }
}
