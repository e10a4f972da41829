package io.sluice.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalFlinkTest {

  @ParameterizedTest
  @CsvSource({"1, 8m", "4, 8m", "8, 32m", "12, 64m", "100000, 64m"})
  void itTakesNoMoreBuffersThanItsWorkersNeed(int workers, String network) {
    assertThat(LocalFlink.settings(workers))
        .containsEntry("taskmanager.memory.network.min", network)
        .containsEntry("taskmanager.memory.network.max", network);
  }

  @Test
  void itIsWhereNoClusterIsNamed() throws IOException {
    FlinkPipelineOptions options = options("--runner=FlinkRunner");

    Workers workers = Workers.of(options);

    assertThat(options.getFlinkMaster()).isEqualTo("[local]");
    assertThat(workers.count()).isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(workers.isExplicit()).isFalse();
    assertThat(Files.readString(Path.of(options.getFlinkConfDir(), "config.yaml")))
        .contains("taskmanager.memory.network.max: ");
  }

  @Test
  void whatTheUserSaysHolds() {
    FlinkPipelineOptions options =
        options("--runner=FlinkRunner", "--parallelism=7", "--flinkConfDir=/elsewhere");

    Workers workers = Workers.of(options);

    assertThat(workers.count()).isEqualTo(7);
    assertThat(workers.isExplicit()).isTrue();
    assertThat(options.getFlinkConfDir()).isEqualTo("/elsewhere");
  }

  @Test
  void fewerWorkersAreFewerTasks() {
    FlinkPipelineOptions options = options("--runner=FlinkRunner", "--parallelism=7");
    Workers.of(options).atMost(8);
    assertThat(options.getParallelism()).isEqualTo(7);
    Workers.of(options).atMost(3);
    assertThat(options.getParallelism()).isEqualTo(3);
  }

  private static FlinkPipelineOptions options(String... args) {
    return PipelineOptionsFactory.fromArgs(args).as(FlinkPipelineOptions.class);
  }
}
