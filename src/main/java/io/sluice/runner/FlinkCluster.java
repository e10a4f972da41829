package io.sluice.runner;

import io.sluice.pipeline.options.OptionException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.runtime.rest.RestClient;
import org.apache.flink.runtime.rest.handler.legacy.messages.ClusterOverviewWithVersion;
import org.apache.flink.runtime.rest.messages.ClusterOverviewHeaders;
import org.apache.flink.runtime.rest.messages.EmptyMessageParameters;
import org.apache.flink.runtime.rest.messages.EmptyRequestBody;
import org.apache.flink.util.ConfigurationException;

/**
 * A Flink cluster that answers.
 *
 * @param address its JobManager's web address
 * @param taskManagers how many TaskManagers it has
 * @param slots how many tasks it can run side by side
 * @param freeSlots how many of them are free
 */
record FlinkCluster(String address, int taskManagers, int slots, int freeSlots) {

  private static final int TIMEOUT_S = 30;
  private static final int POLL_MS = 500;
  private static final int MOST_PORT = 65_535;

  /**
   * Flink's settings for clients of the cluster at an address.
   *
   * @param address a host, and its port where it is not the usual one
   * @param settings what else they say, such as of TLS
   * @throws OptionException when it is no address
   */
  static Configuration at(String address, Configuration settings) {
    Configuration there = new Configuration(settings);
    String plain = address.strip().replaceFirst("^https?://", "").replaceFirst("/$", "");
    int colon = plain.lastIndexOf(':');
    there.set(RestOptions.ADDRESS, colon < 0 ? plain : plain.substring(0, colon));
    if (colon >= 0) {
      there.set(RestOptions.PORT, port(address, plain.substring(colon + 1)));
    }
    return there;
  }

  /**
   * Asks the cluster that Flink's settings for clients point to.
   *
   * @throws OptionException when there is none
   */
  static FlinkCluster ask(Configuration settings) {
    String host = settings.get(RestOptions.ADDRESS);
    int port = settings.get(RestOptions.PORT);
    String address = host + ":" + port;
    try {
      ClusterOverviewWithVersion overview = overview(host, port, settings);
      return new FlinkCluster(
          address,
          overview.getNumTaskManagersConnected(),
          overview.getNumSlotsTotal(),
          overview.getNumSlotsAvailable());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw notThere(address);
    } catch (ExecutionException | TimeoutException | ConfigurationException | IOException e) {
      throw notThere(address);
    }
  }

  /**
   * The same, and waits for a free slot: a JobManager that was started again has none at first,
   * until its TaskManagers have found it and have ended what they did before.
   *
   * @param patience how long; what there is then is the answer
   * @throws OptionException when there is no cluster
   */
  static FlinkCluster awaitFreeSlot(Configuration settings, Duration patience) {
    long start = System.nanoTime();
    FlinkCluster cluster = ask(settings);
    while (cluster.freeSlots == 0 && System.nanoTime() - start < patience.toNanos()) {
      try {
        Thread.sleep(POLL_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return cluster;
      }
      cluster = ask(settings);
    }
    return cluster;
  }

  private static ClusterOverviewWithVersion overview(String host, int port, Configuration settings)
      throws ConfigurationException,
          IOException,
          ExecutionException,
          InterruptedException,
          TimeoutException {
    RestClient client = new RestClient(settings, ForkJoinPool.commonPool());
    try {
      return client
          .sendRequest(
              host,
              port,
              ClusterOverviewHeaders.getInstance(),
              EmptyMessageParameters.getInstance(),
              EmptyRequestBody.getInstance())
          .get(TIMEOUT_S, TimeUnit.SECONDS);
    } finally {
      client.closeAsync();
    }
  }

  /**
   * Checks that it has slots for so many workers.
   *
   * @return this
   * @throws OptionException when it has not, so that the job would wait for them and then fail
   */
  FlinkCluster checkSlots(int workers) {
    if (freeSlots == 0) {
      throw new OptionException(
          ("The Flink cluster at %s has no free slot (of %d); start a TaskManager, or wait for"
                  + " another job's end.")
              .formatted(address, slots));
    }
    if (workers > slots) {
      throw new OptionException(
          "%d workers need as many slots, and the Flink cluster at %s has %d; set --parallelism."
              .formatted(workers, address, slots));
    }
    return this;
  }

  /** How many slots a TaskManager has. */
  int slotsOfOne() {
    return (int) Math.ceil((double) slots / Math.max(1, taskManagers));
  }

  private static int port(String address, String port) {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MOST_PORT) {
      throw new OptionException("--flinkMaster=%s is not host:port.".formatted(address));
    }
    return Integer.parseInt(port);
  }

  private static OptionException notThere(String address) {
    return new OptionException(
        "No Flink cluster answers at %s, where --flinkMaster points.".formatted(address));
  }
}
