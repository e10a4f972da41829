package io.sluice.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.LoadProgress;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Repository;
import io.sluice.testing.Thoroughness;
import io.sluice.testing.flink.FlinkClusters;
import io.sluice.testing.flink.FlinkJobs;
import io.sluice.testing.flink.StandaloneFlink;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A load comes to its end on a Flink cluster although nobody waits for it. */
@OnOneServer
@ExtendWith({Servers.class, FlinkClusters.class})
class DetachedIT {

  private static final Path JAR = Repository.file("target/sluice-flink.jar");
  private static final int SUBMISSIONS = 12;
  private static final String MAIN = "io.sluice.Sluice";

  @TempDir private static Path shared;
  private static ChatLogFile log;

  @TempDir private Path directory;

  @BeforeAll
  static void generate() throws Exception {
    log = ChatLogFile.generate(shared, Thoroughness.of(20_000, 1_000_000));
  }

  @Test
  void flinksOwnClientDoesNotWait(StandaloneFlink flink, Schema schema) throws Exception {
    FlinkJobs jobs = FlinkJobs.of(flink);
    List<String> words = new ArrayList<>(List.of("run", "-d", "-p", "3", "-c", MAIN));
    words.add(JAR.toString());
    words.addAll(words("load", schema));

    Ended client = Program.ended(flink.client(words.toArray(String[]::new)));

    assertSubmitted(client);
    log.awaitLoaded(schema, rejects());
    assertThat(jobs.endOfTheLast()).isEqualTo("FINISHED");
    assertThat(Files.readString(summary()))
        .isEqualTo(schema.value("SELECT result FROM sluice_load"));
  }

  @Test
  void tooManyRejectsFailTheJobWhenAllElseIsDone(StandaloneFlink flink, Schema schema)
      throws Exception {
    FlinkJobs jobs = FlinkJobs.of(flink);

    assertSubmitted(
        Program.ended(
            Program.start(
                directory,
                List.of(),
                words("load", schema, "--maxRejected=0"),
                flink.options(),
                "--detached")));

    LoadProgress.awaitEnded(schema);
    assertThat(schema.query("SELECT state, cause, reason FROM sluice_load"))
        .containsExactly(
            List.of("failed", "rejected", "More lines were rejected than --maxRejected=0 allows."));
    assertThat(schema.value("SELECT COUNT(*) FROM sluice_load_index")).isEqualTo("0");
    assertThat(Files.readString(summary()))
        .isEqualTo(schema.value("SELECT result FROM sluice_load"));
    assertThat(jobs.endOfTheLast()).isEqualTo("FAILED");
  }

  @Test
  void theProgramDoesNotWait(StandaloneFlink flink, Schema schema) throws Exception {
    Ended client = Program.ended(submit(flink, schema, "--attachedMode=false"));

    assertSubmitted(client);
    log.awaitLoaded(schema, rejects());
  }

  @Test
  void theClientIsKilledWhenTheJobIsThere(StandaloneFlink flink, Schema schema) throws Exception {
    FlinkJobs jobs = FlinkJobs.of(flink);
    Process client = submit(flink, schema, "--detached");
    jobs.await(client.onExit());

    client.destroyForcibly().onExit().join();

    log.awaitLoaded(schema, rejects());
    assertThat(jobs.endOfTheLast()).isEqualTo("FINISHED");
  }

  @Test
  void aJobManagerSubmitsIt(StandaloneFlink flink, Schema schema) throws Exception {
    FlinkJobs jobs = FlinkJobs.of(flink);

    String answer = flink.post(jar(flink) + "/run", request(words("load", schema), 3));

    assertThat(answer).contains("\"jobid\"");
    log.awaitLoaded(schema, rejects());
    assertThat(jobs.endOfTheLast()).isEqualTo("FINISHED");
    assertThat(jobs.stepsOfTheLast()).contains("Find splits", "Load splits", "Finish load");
    assertThat(flink.isAlive()).isTrue();
  }

  @Test
  void aJobManagerThatIsTheApplicationSubmitsItAndEndsWithIt(Schema schema) throws Exception {
    List<String> words = new ArrayList<>(List.of(JAR.toString(), MAIN));
    words.addAll(words("load", schema));
    try (StandaloneFlink flink = StandaloneFlink.application(2, words)) {
      int status = flink.awaitEnd();

      assertThat(status).as(flink.logs()).isZero();
      log.awaitLoaded(schema, rejects());
      assertThat(flink.logs()).containsPattern("sluice load: submitted run=load-\\S+\n");
    }
  }

  @Test
  void anApplicationThatFailsSaysWhyInItsLog(Schema schema) throws Exception {
    List<String> words = List.of(JAR.toString(), MAIN, "load", "--inptu=x");
    try (StandaloneFlink flink = StandaloneFlink.application(1, words)) {
      assertThat(flink.awaitEnd()).isNotZero();
      assertThat(flink.logs()).contains("There is no option --inptu; did you mean --input?");
    }
  }

  @Test
  void aPlanOfTheJobSubmitsNothing(StandaloneFlink flink, Schema schema) throws Exception {
    List<String> before = flink.jobs();

    String plan = flink.post(jar(flink) + "/plan", request(words("load", schema), 3));

    // So small a file keeps one worker busy.
    int workers = Thoroughness.of(1, 3);
    assertThat(plan)
        .contains("Find splits", "Load splits", "Finish load", "\"parallelism\":" + workers);
    assertThat(flink.jobs()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  @Test
  void whatFailsInAJobManagerIsInItsAnswer(StandaloneFlink flink, Schema schema) throws Exception {
    List<String> before = flink.jobs();
    List<String> bad = words("load", schema, "--onDuplicate=never");

    String run = flink.post(jar(flink) + "/run", request(bad, 1));
    String plan = flink.post(jar(flink) + "/plan", request(bad, 1));
    String scan =
        flink.post(jar(flink) + "/run", request(List.of("scan", "--out=" + directory), 1));
    String help = flink.post(jar(flink) + "/run", request(List.of(), 1));

    assertThat(run).contains("--onDuplicate=never is not one of keep, latest, fail.");
    assertThat(plan).contains("--onDuplicate=never is not one of keep, latest, fail.");
    assertThat(scan).contains("scan needs a program that waits for its end");
    assertThat(help).contains("\"errors\"");
    assertThat(flink.isAlive()).isTrue();
    assertThat(flink.jobs()).containsExactlyInAnyOrderElementsOf(before);
    assertThat(schema.databases()).doesNotContain(schema.database().name());
  }

  /** Each submission brings its classes along twice, for the program and for the job: 40 MB. */
  @Test
  void aJobManagerForgetsTheClassesOfEarlierSubmissions(StandaloneFlink flink, Schema schema)
      throws Exception {
    Thoroughness.assumeFull();
    String sample = "--input=" + Repository.file("src/sample/chat.ndjson");
    List<String> words = new ArrayList<>(List.of("load", sample, "--rejects=" + rejects()));
    words.addAll(schema.options());
    words.add("--restart");
    for (int i = 0; i < SUBMISSIONS; i++) {
      FlinkJobs jobs = FlinkJobs.of(flink);

      String answer = flink.post(jar(flink) + "/run", request(words, 1));

      assertThat(answer).contains("\"jobid\"");
      assertThat(jobs.endOfTheLast()).isEqualTo("FINISHED");
    }
  }

  private static void assertSubmitted(Ended client) {
    assertThat(client.status()).as(client.out() + client.err()).isZero();
    assertThat(client.summary()).matches("sluice load: submitted run=load-\\d{8}-\\d{6}-\\w{8}");
    String run = client.summary().replaceFirst(".*=", "");
    assertThat(client.err())
        .contains(
            "sluice: submitted as run %s; it runs on the cluster without this client. Follow it"
                    .formatted(run)
                + " with: sluice status --run=%s --follow\n".formatted(run));
  }

  private Process submit(StandaloneFlink flink, Schema schema, String option) throws Exception {
    return Program.start(directory, List.of(), words("load", schema), flink.options(), option);
  }

  private static String jar(StandaloneFlink flink) throws Exception {
    return "/jars/" + flink.place(JAR);
  }

  private static String request(List<String> words, int parallelism) {
    String list = String.join("\", \"", words);
    return "{\"programArgsList\": [\"%s\"], \"parallelism\": %d, \"entryClass\": \"%s\"}"
        .formatted(list, parallelism, MAIN);
  }

  /** A load, whose runner is Flink's matter. */
  private List<String> words(String job, Schema schema, String... options) {
    List<String> words = new ArrayList<>(List.of(job));
    words.addAll(schema.options());
    words.addAll(List.of("--input=" + log.file(), "--rejects=" + rejects(), "--quiet"));
    words.add("--summary=file://" + summary());
    words.addAll(List.of(options));
    return words;
  }

  private Path summary() {
    return directory.resolve("summary.json");
  }

  private Path rejects() {
    return directory.resolve("rejects");
  }
}
