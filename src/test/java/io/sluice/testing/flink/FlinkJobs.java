package io.sluice.testing.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.transforms.metrics.LineCounter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.beam.sdk.util.VarInt;

/** What a Flink cluster shows of the jobs that came after those that it had. */
public final class FlinkJobs {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int POLL_MS = 500;
  private static final Set<String> ENDS = Set.of("FINISHED", "FAILED", "CANCELED");

  private final StandaloneFlink flink;
  private final List<String> before;

  private FlinkJobs(StandaloneFlink flink, List<String> before) {
    this.flink = flink;
    this.before = before;
  }

  /** Jobs that are yet to come. */
  public static FlinkJobs of(StandaloneFlink flink) throws IOException, InterruptedException {
    return new FlinkJobs(flink, flink.jobs());
  }

  /**
   * The workers that have taken something, as the metrics of an operator say until the job ends.
   *
   * @param operator a part of its name
   */
  public Set<String> thoseThatTake(String operator, Future<?> end)
      throws IOException, InterruptedException {
    Set<String> workers = new TreeSet<>();
    while (!end.isDone()) {
      for (String job : ids()) {
        String metrics =
            "/jobs/" + job + "/vertices/" + source(job).path("id").asText() + "/metrics";
        String names =
            flink.json(metrics).findValuesAsText("id").stream()
                .filter(name -> name.endsWith(operator + ")).numRecordsIn"))
                .collect(Collectors.joining(","));
        for (JsonNode metric : flink.json(metrics + "?get=" + names)) {
          if (metric.path("value").asLong() > 0) {
            workers.add(metric.path("id").asText().replaceFirst("\\..*", ""));
          }
        }
      }
      Thread.sleep(POLL_MS);
    }
    return workers;
  }

  /** The TaskManagers that had tasks of the last. */
  public Set<String> taskManagersOfTheLast() throws IOException, InterruptedException {
    String vertex = "/jobs/" + last() + "/vertices/" + source(last()).path("id").asText();
    return Set.copyOf(flink.json(vertex).findValuesAsText("taskmanager-id"));
  }

  /** The names of the last one's steps, in Flink's words, and its plan. */
  public String stepsOfTheLast() throws IOException, InterruptedException {
    JsonNode job = flink.json("/jobs/" + last());
    return job.path("vertices").findValuesAsText("name") + " " + job.path("plan");
  }

  /** Waits until there is one. */
  public void await(Future<?> unlessItEnds) throws IOException, InterruptedException {
    while (ids().isEmpty() && !unlessItEnds.isDone()) {
      Thread.sleep(POLL_MS / 10);
    }
  }

  /** Waits for the end of the last; returns the state it ends in. */
  public String endOfTheLast() throws IOException, InterruptedException {
    String state = stateOfTheLast();
    while (!ENDS.contains(state)) {
      Thread.sleep(POLL_MS);
      state = stateOfTheLast();
    }
    return state;
  }

  private String stateOfTheLast() throws IOException, InterruptedException {
    return flink.json("/jobs/" + last()).path("state").asText();
  }

  /** Whether the last was started again. */
  public boolean isLastRestarted() throws IOException, InterruptedException {
    return flink.json("/jobs/" + last()).at("/timestamps/RESTARTING").asLong() > 0;
  }

  /** What the last has counted, by its accumulators, which are Beam's counters. */
  public Map<String, Long> countersOfTheLast() throws IOException, InterruptedException {
    Map<String, Long> counters = new TreeMap<>();
    JsonNode shown = flink.json("/jobs/" + last() + "/accumulators").path("user-task-accumulators");
    for (JsonNode metric :
        JSON.readTree(shown.path(0).path("value").asText()).at("/metrics/attempted")) {
      if (!metric.at("/labels/NAMESPACE").asText().equals(LineCounter.NAMESPACE)) {
        continue;
      }
      byte[] count = Base64.getDecoder().decode(metric.path("payload").asText());
      counters.merge(
          metric.at("/labels/NAME").asText(),
          VarInt.decodeLong(new ByteArrayInputStream(count)),
          Long::sum);
    }
    return counters;
  }

  private JsonNode source(String job) throws IOException, InterruptedException {
    return flink.json("/jobs/" + job).path("vertices").path(0);
  }

  private String last() throws IOException, InterruptedException {
    List<String> ids = ids();
    return ids.get(ids.size() - 1);
  }

  private List<String> ids() throws IOException, InterruptedException {
    return flink.jobs().stream().filter(id -> !before.contains(id)).toList();
  }
}
