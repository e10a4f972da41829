package io.sluice.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetachedLoadTest {

  private static final String INPUT = "--input=" + Repository.file("src/sample/chat.ndjson");

  private static final String HOST = "--host=db.example.org";
  private static final String USER = "--user=loader";

  @TempDir private Path directory;

  @Test
  void aLoadIntoANamedDatabaseCanBeDetached() {
    assertThat(failures(HOST, USER)).isEmpty();
  }

  @Test
  void theBundledDatabaseEndsWithTheProgram() {
    assertThat(failures())
        .containsExactly(
            "The bundled database ends with this program; name a database for the detached load"
                + " with --host.");
  }

  @Test
  void aLocalSummaryIsRefused() {
    assertThat(failures(HOST, USER, "--summary=out/x.json"))
        .containsExactly(
            "--summary=out/x.json is a local path, and the worker that finishes a detached load may"
                + " be on any machine; name a URL such as s3://bucket/x.json or"
                + " file:///shared/x.json.");
    assertThat(failures(HOST, USER, "--summary=file:///shared/x.json")).isEmpty();
  }

  @Test
  void whatOnlyAWaitingProgramDoesIsRefused() {
    assertThat(failures(HOST, USER, "--maxRejected=3")).isEmpty();
    assertThat(failures(HOST, USER, "--writer=jdbcio"))
        .singleElement()
        .asString()
        .startsWith("--writer=jdbcio is counted");
    assertThat(failures(HOST, USER, "--ledger=off"))
        .singleElement()
        .asString()
        .startsWith("Without a ledger,");
    assertThat(failures(HOST, USER, "--dryRun")).hasSize(1);
  }

  @Test
  void whatEndsWithTheProgramIsNoClusterToDetachFrom() {
    for (String runner :
        List.of("--runner=DirectRunner", "--runner=FlinkRunner", "--attachedMode=false")) {
      Ended ended = Program.run("load", runner, "--detached", HOST, USER, INPUT, rejects());

      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.err())
          .startsWith("sluice: error: A detached load needs a Flink cluster, and ")
          .hasLineCount(1);
    }
  }

  @Test
  void aPlanNamesWhatKeepsALoadFromBeingDetached() {
    Ended plan = Program.run("plan", "--detached", "--dryRun", "--ledger=off", INPUT, rejects());

    assertThat(plan.status()).isEqualTo(2);
    assertThat(plan.err()).contains("a dry run cannot be detached", "Without a ledger,");
  }

  @Test
  void otherJobsNeedTheirProgram() {
    for (String job : List.of("scan", "stats", "annotate")) {
      Ended ended = Program.run(job, "--detached");

      assertThat(ended.status()).isEqualTo(2);
      assertThat(ended.err())
          .startsWith("sluice: error: %s needs a program that waits for its end".formatted(job));
    }
  }

  private List<String> failures(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add(0, "load");
    all.add(INPUT);
    all.add(rejects());
    LoadJob.Options options =
        OptionParser.of(LoadJob.Options.class)
            .parse(CommandLine.parse(all.toArray(String[]::new)).options());
    return DetachedLoad.failures(LoadSpec.of("run", options), options).stream()
        .map(Exception::getMessage)
        .toList();
  }

  private String rejects() {
    return "--rejects=" + directory;
  }
}
