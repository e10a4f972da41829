package io.sluice.testing.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.testing.Repository;
import io.sluice.testing.server.Ports;
import io.sluice.testing.server.TiedProcess;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A Flink cluster whose JobManager and TaskManagers are processes of their own, which a test may
 * kill one by one. They listen on this machine alone.
 */
public final class StandaloneFlink implements AutoCloseable {

  private static final Duration START_TIMEOUT = Duration.ofSeconds(90);
  private static final Duration END_TIMEOUT = Duration.ofMinutes(15);
  private static final int POLL_MS = 200;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<Process> taskManagers = new ArrayList<>();
  private final Path home;
  private final int port = Ports.free();
  private final int slots;
  private final List<String> program;
  private Process jobManager;

  private StandaloneFlink(Path home, int slots, List<String> program) {
    this.home = home;
    this.slots = slots;
    this.program = program;
  }

  /**
   * One that has started.
   *
   * @param slots how many each TaskManager has
   */
  public static StandaloneFlink start(int taskManagers, int slots)
      throws IOException, InterruptedException {
    StandaloneFlink flink = configured(slots, List.of());
    try {
      flink.startJobManager();
      for (int i = 0; i < taskManagers; i++) {
        flink.startTaskManager();
      }
      flink.awaitSlots();
      return flink;
    } catch (IOException | InterruptedException | RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  /**
   * One in application mode, of a JobManager that runs the program itself and a TaskManager. It
   * ends with its job, but for the TaskManager.
   *
   * @param words what the program is told
   */
  public static StandaloneFlink application(int slots, List<String> words)
      throws IOException, InterruptedException {
    StandaloneFlink flink = configured(slots, words);
    try {
      flink.startJobManager();
      flink.startTaskManager();
      return flink;
    } catch (IOException | RuntimeException e) {
      flink.close();
      throw e;
    }
  }

  private static StandaloneFlink configured(int slots, List<String> program)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of("target", "it"));
    Path home = Files.createTempDirectory(directory, "flink").toAbsolutePath();
    StandaloneFlink flink = new StandaloneFlink(home, slots, program);
    Process configure =
        flink.script("configure", "" + slots, "" + Ports.free(), "" + flink.port).start();
    if (configure.waitFor() != 0) {
      throw new IllegalStateException("not configured, see " + home);
    }
    return flink;
  }

  /** Starts its JobManager, where it had before. */
  public void startJobManager() throws IOException {
    ProcessBuilder builder = script("jobmanager");
    if (!program.isEmpty()) {
      builder.command().addAll(List.of(FlinkApplication.class.getName(), home + "/conf"));
      builder.command().addAll(program);
      builder.environment().put("CLASS_PATH", FlinkApplication.copyTo(home.resolve("application")));
    }
    jobManager = TiedProcess.start(logged(builder, "jobmanager"));
  }

  /** Starts one more TaskManager. */
  public void startTaskManager() throws IOException {
    taskManagers.add(TiedProcess.start(logged(script("taskmanager"), "taskmanager")));
  }

  /** Waits until the slots of all TaskManagers that run are there. */
  public void awaitSlots() throws IOException, InterruptedException {
    Instant deadline = Instant.now().plus(START_TIMEOUT);
    long expected = taskManagers.stream().filter(Process::isAlive).count() * slots;
    while (slotsThatAreThere() != expected) {
      if (Instant.now().isAfter(deadline) || !jobManager.isAlive()) {
        throw new IllegalStateException("no cluster of " + expected + " slots, see " + home);
      }
      Thread.sleep(POLL_MS);
    }
  }

  /** Ends the JobManager's process at once (SIGKILL). */
  public void killJobManager() {
    jobManager.destroyForcibly().onExit().join();
  }

  /** The same with a TaskManager's that runs. */
  public void killTaskManager() {
    Process killed = taskManagers.stream().filter(Process::isAlive).findFirst().orElseThrow();
    killed.destroyForcibly().onExit().join();
    taskManagers.remove(killed);
  }

  /** Waits until the JobManager ends by itself; returns its exit status. */
  public int awaitEnd() throws InterruptedException {
    if (!jobManager.waitFor(END_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("It has not ended, see " + home);
    }
    return jobManager.exitValue();
  }

  /** Whether the JobManager runs. */
  public boolean isAlive() {
    return jobManager.isAlive();
  }

  /** The options that lead the program there, on top of the run-config for clusters. */
  public List<String> options() {
    return List.of(
        "@" + Repository.file("run-configs/flink-cluster.args"), "--flinkMaster=127.0.0.1:" + port);
  }

  /** Flink's own client, for this cluster. */
  public Process client(String... words) throws IOException {
    ProcessBuilder builder = script("flink");
    builder.command().addAll(List.of(words));
    return builder.start();
  }

  /** What its web address answers. */
  public String get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(uri(path)).build());
  }

  /** The same, when it is sent something in JSON. */
  public String post(String path, String json) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  /** The same as {@link #get}, as JSON. */
  public JsonNode json(String path) throws IOException, InterruptedException {
    return JSON.readTree(get(path));
  }

  /** The ids of all jobs that it knows. */
  public List<String> jobs() throws IOException, InterruptedException {
    return json("/jobs").findValuesAsText("id");
  }

  /** Has it know a program, as if somebody had sent it; returns by which id. */
  public String place(Path jar) throws IOException {
    Path uploads = Files.createDirectories(home.resolve("upload/flink-web-upload"));
    Path placed = uploads.resolve("1_" + jar.getFileName());
    if (!Files.exists(placed)) {
      Files.copy(jar, placed);
    }
    return placed.getFileName().toString();
  }

  /** What its processes have logged, all of it. */
  public String logs() throws IOException {
    StringBuilder logs = new StringBuilder();
    try (Stream<Path> files = Files.list(home.resolve("log"))) {
      for (Path file : files.toList()) {
        logs.append(Files.readString(file));
      }
    }
    return logs.toString();
  }

  /** Kills it; its logs stay in {@code target/it}. */
  @Override
  public void close() {
    taskManagers.forEach(Process::destroyForcibly);
    if (jobManager != null) {
      jobManager.destroyForcibly();
    }
    FileUtils.deleteQuietly(home.resolve("tmp").toFile());
    FileUtils.deleteQuietly(home.resolve("upload").toFile());
  }

  private int slotsThatAreThere() throws InterruptedException {
    try {
      return json("/overview").path("slots-total").asInt(-1);
    } catch (IOException e) {
      return -1;
    }
  }

  private String send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString()).body();
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private ProcessBuilder script(String command, String... words) {
    List<String> all = new ArrayList<>();
    all.add(Repository.file("src/bench/flink-cluster.sh").toString());
    all.add(command);
    all.add(home.toString());
    all.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // These JVMs live for a minute; the second compiler would be half of their work.
    builder.environment().put("JAVA_OPTS", "-XX:TieredStopAtLevel=1");
    return builder;
  }

  private ProcessBuilder logged(ProcessBuilder builder, String name) {
    File log = home.resolve("log").resolve(name + "-" + System.nanoTime() + ".log").toFile();
    return builder.redirectErrorStream(true).redirectOutput(log);
  }
}
