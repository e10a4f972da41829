package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CommandLine;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedRunConfigsTest {

  static Stream<Path> configs() throws IOException {
    // That one is for java itself; it is tried by JavaArgsIT.
    return Files.list(Repository.file("run-configs"))
        .filter(file -> file.toString().endsWith(".args") && !file.endsWith("java.args"));
  }

  @ParameterizedTest
  @MethodSource("configs")
  void theLoadTakesEachOfThem(Path config) {
    assertThat(parse(config).getRunner()).isNotNull();
  }

  @ParameterizedTest
  @MethodSource("configs")
  void eachOfThemSaysWhatItIsForAndHowItIsUsed(Path config) throws IOException {
    assertThat(Files.readAllLines(config).get(0)).startsWith("# ").endsWith(".");
    assertThat(Files.readString(config))
        .contains(
            "#   java -jar target/sluice.jar load @run-configs/" + config.getFileName() + " ");
  }

  @ParameterizedTest
  @MethodSource("configs")
  void whatStandsInAnyOfThemAsACommentIsAnOptionToo(Path config) throws IOException {
    String[] options =
        Files.readAllLines(config).stream()
            .filter(line -> line.startsWith("# --"))
            .map(line -> line.substring(2))
            .toArray(String[]::new);
    assertThat(options).isNotEmpty();
    assertThat(parser().parse(CommandLine.parse(options).options())).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "direct.args, DirectRunner",
    "flink-local.args, FlinkRunner",
    "flink-cluster.args, FlinkRunner"
  })
  void eachOfThemNamesItsRunner(String config, String runner) {
    LoadOptions options = parse(Repository.file("run-configs/" + config));
    assertThat(options.getRunner().getSimpleName()).isEqualTo(runner);
  }

  @Test
  void thePlainPipelineIsTextIoAndJdbcIo() {
    LoadOptions options = parse(Repository.file("run-configs/textio-jdbcio.args"));
    assertThat(options.getReader()).isEqualTo(LoadOptions.Reader.TEXTIO);
    assertThat(options.getWriter()).isEqualTo(LoadOptions.Writer.JDBCIO);
  }

  @Test
  void theArgumentsForKubernetesAreThoseOfALoad() throws IOException {
    String[] args =
        manifest().stream()
            .filter(line -> line.startsWith("      - "))
            .map(line -> line.strip().substring(2))
            .filter(arg -> arg.equals("load") || arg.startsWith("--"))
            .toArray(String[]::new);

    CommandLine line = CommandLine.parse(args);

    assertThat(line.job()).hasValue("load");
    LoadOptions options = parser().parse(line.options());
    // The directory for rejects need not be on this machine.
    assertThat(LoadSpec.failures(options))
        .allMatch(failure -> failure.getMessage().startsWith("--rejects="));
  }

  @Test
  void theMemoryForKubernetesAddsUp() throws IOException {
    Configuration settings = new Configuration();
    for (String line : manifest()) {
      if (line.startsWith("    taskmanager.")) {
        String[] setting = line.strip().replace("\"", "").split(": ");
        settings.setString(setting[0], setting[1]);
      }
    }
    List<String> memory = manifest().stream().filter(line -> line.contains(" memory: ")).toList();
    settings.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, size(memory.get(1)));
    settings.set(JobManagerOptions.TOTAL_PROCESS_MEMORY, size(memory.get(0)));

    MemorySize tasks = TaskExecutorProcessUtils.processSpecFromConfig(settings).getTaskHeapSize();
    MemorySize heap =
        JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                settings, JobManagerOptions.JVM_HEAP_MEMORY)
            .getJvmHeapMemorySize();

    assertThat(tasks).isEqualTo(MemorySize.ofMebiBytes(256));
    // The heap of the JobManagers of the tests on clusters.
    assertThat(heap).isGreaterThanOrEqualTo(MemorySize.ofMebiBytes(256));
  }

  private static MemorySize size(String line) {
    return MemorySize.parse(line.strip().replace("memory: ", ""));
  }

  private static List<String> manifest() throws IOException {
    return Files.readAllLines(Repository.file("run-configs/flink-kubernetes.yaml"));
  }

  private static LoadOptions parse(Path config) {
    return parser().parse(CommandLine.parse("load", "@" + config).options());
  }

  private static OptionParser<LoadOptions> parser() {
    return OptionParser.of(LoadOptions.class);
  }
}
