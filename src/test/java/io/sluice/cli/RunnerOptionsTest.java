package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.options.OptionException;
import org.apache.beam.runners.direct.DirectOptions;
import org.apache.beam.runners.direct.DirectRunner;
import org.apache.beam.runners.flink.FlinkPipelineOptions;
import org.apache.beam.runners.flink.FlinkRunner;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunnerOptionsTest {

  @Test
  void theDirectRunnerGetsItsOptions() {
    PipelineOptions options = parse("--runner=DirectRunner", "--targetParallelism=7");
    assertThat(options.getRunner()).isEqualTo(DirectRunner.class);
    assertThat(options.as(DirectOptions.class).getTargetParallelism()).isEqualTo(7);
  }

  @Test
  void theDirectRunnerKnowsTheWordOfFlinkForItsThreads() {
    assertThat(parse("--parallelism=5").as(DirectOptions.class).getTargetParallelism())
        .isEqualTo(5);
    DirectOptions both = parse("--parallelism=5", "--targetParallelism=7").as(DirectOptions.class);
    assertThat(both.getTargetParallelism()).isEqualTo(7);
  }

  @Test
  void flinkGetsItsOptions() {
    PipelineOptions options =
        parse("--runner=FlinkRunner", "--flinkMaster=localhost:8081", "--parallelism=5");
    assertThat(options.getRunner()).isEqualTo(FlinkRunner.class);
    FlinkPipelineOptions flink = options.as(FlinkPipelineOptions.class);
    assertThat(flink.getFlinkMaster()).isEqualTo("localhost:8081");
    assertThat(flink.getParallelism()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--dryRun",
        "--runner=DirectRunner",
        "--runner=directrunner",
        "--runner=org.apache.beam.runners.direct.DirectRunner"
      })
  void theDirectRunnerDoesNotWatchOverTransforms(String option) {
    DirectOptions direct = parse(option).as(DirectOptions.class);
    assertThat(direct.isEnforceImmutability()).isFalse();
    assertThat(direct.isEnforceEncodability()).isFalse();
  }

  @Test
  void theUserMayWantTheDirectRunnerToWatch() {
    DirectOptions direct = parse("--enforceImmutability").as(DirectOptions.class);
    assertThat(direct.isEnforceImmutability()).isTrue();
    assertThat(direct.isEnforceEncodability()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FlinkRunner", "flinkrunner"})
  void flinkCopiesNothingAndMakesManySplits(String runner) {
    FlinkPipelineOptions flink = parse("--runner=" + runner).as(FlinkPipelineOptions.class);
    assertThat(flink.getObjectReuse()).isTrue();
    assertThat(flink.getFasterCopy()).isTrue();
    assertThat(flink.getFileInputSplitMaxSizeMB()).isEqualTo(64L);
  }

  @Test
  void theUserMayWantFlinkToCopy() {
    FlinkPipelineOptions flink =
        parse("--runner=FlinkRunner", "--objectReuse=false", "--fileInputSplitMaxSizeMB=8")
            .as(FlinkPipelineOptions.class);
    assertThat(flink.getObjectReuse()).isFalse();
    assertThat(flink.getFasterCopy()).isTrue();
    assertThat(flink.getFileInputSplitMaxSizeMB()).isEqualTo(8L);
  }

  @Test
  void anUnknownRunnerIsOneLineThatNamesTheOthers() {
    assertThatThrownBy(() -> parse("--runner=SparkRunner"))
        .isInstanceOf(OptionException.class)
        .hasMessageStartingWith("Unknown 'runner' specified 'SparkRunner'")
        .hasMessageContaining("DirectRunner, FlinkRunner")
        .message()
        .hasLineCount(1);
  }

  private static PipelineOptions parse(String... words) {
    return OptionParser.of(LoadOptions.class).parse(CommandLine.parse(words).options());
  }
}
