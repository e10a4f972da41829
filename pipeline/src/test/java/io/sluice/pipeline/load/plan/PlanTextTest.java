package io.sluice.pipeline.load.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.load.LoadFilter;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.read.input.InputSearch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTextTest {

  private static final String LINE =
      "{\"id\":\"m1\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s1\","
          + "\"timestamp\":1474110256,\"data\":{\"message\":\"hello\"}}\n";

  @TempDir private Path directory;

  @Test
  void theWholeText() throws Exception {
    Path file = file(LINE.repeat(3) + "{x}\n");
    long bytes = Files.size(file);
    LoadPlan plan = plan(file, "--maxRejected=5%", "--onTooLong=TRUNCATE");
    String text = PlanText.of(plan, "one that would be made", Map.of("runner", "DirectRunner"));
    assertThat(text.replaceAll("at \\d+ lines/s", "at N lines/s"))
        .isEqualTo(
            """
            input:                 %s
              bytes:               %d, not compressed
              read:                in 1 range
              ledger:              new
            server:                one that would be made
            table:                 chat_messages
              key:                 id
              column id:           at most 255 characters and 1020 bytes
              column from:         at most 255 characters and 1020 bytes
              column type:         at most 50 characters and 200 bytes
              column site_id:      at most 50 characters and 200 bytes
              column data:         at most 255 characters and 1020 bytes
              column timestamp:    1970-01-01T00:00:01Z to 2038-01-19T03:14:07Z
            writer:                bulk, by a statement that is not known yet
            onDuplicate:           keep
            onTooLong:             truncate
            ledger:                in the tables sluice_load, sluice_load_file, sluice_load_batch
            indexes:               auto: after the rows if the table is empty, else with each row
            commitTarget:          0.5s
            throttle:              no limits
            retryFor:              10m
            rejects:               %s
            maxRejected:           5%%
            reader:                blocks, lines of at most 1048576 bytes
            runner:                DirectRunner
            sample:                the first %d bytes of 1 files, 4 lines
              rejected:            25.00%% of the sample: 1 JSON_SYNTAX
              filtered:            0.00%% of the sample
            estimate:              4 lines are left to be read
              parsing:             0 s for one thread, at N lines/s as measured on the sample
              writing:             0 s at 20000 rows/s, which is assumed and not measured
            """
                .formatted(file, bytes, directory.resolve("rejects"), bytes));
  }

  @Test
  void aNameStaysOnItsLine() throws Exception {
    Path file = Files.writeString(directory.resolve("evil\nserver: \u001b[31m"), LINE);
    assertThat(PlanText.of(plan(file), "none", Map.of()))
        .startsWith("input:                 %s/evil\\nserver: \\u001b[31m\n".formatted(directory));
  }

  @Test
  void theLastLine() throws Exception {
    LoadPlan plan = plan(file(LINE.repeat(3)));
    assertThat(PlanText.lastLine(plan, 2))
        .isEqualTo(
            "sluice plan: files=1 bytes=%d lines~=3 seconds~=0 errors=2"
                .formatted(3 * LINE.length()));
  }

  @Test
  void whatTheServerIsToBear() throws Exception {
    assertThat(
            text(
                plan(
                    file(LINE),
                    "--rateLimit=500",
                    "--maxLoad=b=2",
                    "--maxLoad=a=1",
                    "--pauseIf=SELECT 1>2",
                    "--indexes=LATER")))
        .contains(
            "throttle:              at most 500 rows a second, paused while a is above 1, paused"
                + " while b is above 2, paused while the query of --pauseIf says more than its"
                + " bound\n")
        .contains("indexes:               later, after the rows\n");
    assertThat(text(plan(file(LINE), "--ledger=OFF"))).contains("indexes:               now\n");
  }

  @Test
  void aDryRunAndPlainBeam() throws Exception {
    Path file = file(LINE);
    assertThat(text(plan(file, "--dryRun")))
        .contains("writer:                none, because of --dryRun\n")
        .contains("ledger:                none\n")
        .contains("retryFor:              does not apply\n")
        .contains("indexes:               does not apply\n")
        .contains("throttle:              does not apply\n")
        .contains("  writing:             nothing, because of --dryRun\n");
    assertThat(text(plan(file, "--reader=TEXTIO", "--batchSize=7")))
        .contains("  read:                in splits of TextIO's\n")
        .contains("writer:                jdbcio, INSERT of 7 rows\n")
        .contains("reader:                textio\n");
  }

  @Test
  void allInputsThatCannotBeReadAreNamed() throws Exception {
    Path file = file(LINE);
    Path named = Files.writeString(directory.resolve("b.gz"), LINE);
    LoadOptions options = options(file, "--input=none.ndjson", "--input=" + named);
    InputSearch search = Planner.findInputs(LoadSpec.of("run", options), options);
    assertThat(search.failures())
        .extracting(Throwable::getMessage)
        .containsExactly(
            "There is no input none.ndjson.",
            "The input %s is named .gz but is not a gzip file; it is damaged or misnamed."
                .formatted(named));
    assertThat(search.found().files()).hasSize(1);
  }

  private static String text(LoadPlan plan) {
    return PlanText.of(plan, "none", Map.of());
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("a.ndjson"), text);
  }

  private LoadPlan plan(Path input, String... more) throws Exception {
    LoadOptions options = options(input, more);
    LoadSpec spec = LoadSpec.of("run", options);
    return Planner.plan(
        ChatMessageModel.CHAT_MESSAGES,
        LoadFilter.of(options),
        spec,
        Planner.findInputs(spec, options).found());
  }

  private LoadOptions options(Path input, String... more) {
    List<String> args = new ArrayList<>(List.of(more));
    args.add(0, "--input=" + input);
    args.add("--rejects=" + directory.resolve("rejects"));
    return PipelineOptionsFactory.fromArgs(args.toArray(String[]::new)).as(LoadOptions.class);
  }
}
