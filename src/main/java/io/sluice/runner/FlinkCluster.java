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
 * A reachable Flink cluster.
 *
 * @param address its JobManager's web address
 * @param taskManagers the number of its TaskManagers
 * @param slots the number of its task slots
 * @param freeSlots the number of its free slots
 */
record FlinkCluster(String address, int taskManagers, int slots, int freeSlots) {

  private static final int TIMEOUT_S = 30;
  private static final int POLL_MS = 500;
  private static final int MAX_PORT = 65_535;

  /**
   * Returns Flink's client settings for the cluster at an address.
   *
   * @param address a host, with an optional port
   * @param settings the other settings, such as TLS
   * @throws OptionException if the address is not valid
   */
  static Configuration at(String address, Configuration settings) {
    Configuration client = new Configuration(settings);
    String plain = address.strip().replaceFirst("^https?://", "").replaceFirst("/$", "");
    int colon = plain.lastIndexOf(':');
    client.set(RestOptions.ADDRESS, colon < 0 ? plain : plain.substring(0, colon));
    if (colon >= 0) {
      client.set(RestOptions.PORT, port(address, plain.substring(colon + 1)));
    }
    return client;
  }

  /**
   * Queries the cluster that Flink's client settings point to.
   *
   * @throws OptionException if no cluster answers
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
      throw unreachable(address);
    } catch (ExecutionException | TimeoutException | ConfigurationException | IOException e) {
      throw unreachable(address);
    }
  }

  /**
   * Queries the cluster and waits for a free slot. A restarted JobManager has none until its
   * TaskManagers have found it and have ended their previous tasks.
   *
   * @param patience how long to wait; after that, the current state is the answer
   * @throws OptionException if no cluster answers
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
   * Checks that the cluster has slots for the given workers. Without them the job would wait and
   * then fail.
   *
   * @return this
   * @throws OptionException if it has too few slots
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

  /** The number of slots of one TaskManager. */
  int slotsOfOne() {
    return (int) Math.ceil((double) slots / Math.max(1, taskManagers));
  }

  private static int port(String address, String port) {
    if (!port.matches("\\d{1,5}") || Integer.parseInt(port) > MAX_PORT) {
      throw new OptionException("--flinkMaster=%s is not host:port.".formatted(address));
    }
    return Integer.parseInt(port);
  }

  private static OptionException unreachable(String address) {
    return new OptionException(
        "No Flink cluster answers at %s, where --flinkMaster points.".formatted(address));
  }
}
