package io.sluice.pipeline.load.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sluice.transforms.load.run.LoadFailure.Cause;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class StatusJsonTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aRunningLoad() throws Exception {
    assertThat(StatusJson.of(Runs.running(), OptionalDouble.of(99.6)))
        .isEqualTo(
            """
            {"run":"load-1","state":"running","phase":null,"table":"chat_messages",\
            "settings":"filter=none","rejects":"/data/rejects","files":2,\
            "started":"2016-09-17T11:04:16Z","finished":null,"heartbeat_seconds":3,"read":3000,\
            "loaded":2900,"duplicate":60,"conflict":0,"filtered":0,"rejected":40,"blank":0,\
            "truncated":0,"updated":0,"read_before":500,"includes_read_before":false,\
            "rejected_by":{"JSON_SYNTAX":30,"FIELD_NULL":10},"seconds":40.0,"rows_per_second":75,\
            "rows_per_second_now":100,"bytes":4000000,"bytes_done":1000000,"percent":25.0,\
            "seconds_left":120,"lost":null,"missing_indexes":null,"failure":null,"next":null}\
            """);
  }

  @Test
  void whatIsUnknownIsNull() throws Exception {
    JsonNode json = JSON.readTree(StatusJson.of(Runs.compressed(), OptionalDouble.empty()));
    for (String name :
        List.of("rows_per_second_now", "bytes", "bytes_done", "percent", "seconds_left")) {
      assertThat(json.has(name)).as(name).isTrue();
      assertThat(json.get(name).isNull()).as(name).isTrue();
    }
  }

  @Test
  void hasTheNamesOfTheSummary() throws Exception {
    RunStatus run = Runs.done("2 rows are gone.", List.of("by_site"));
    JsonNode json = JSON.readTree(StatusJson.of(run, OptionalDouble.empty()));
    JsonNode summary = JSON.readTree(run.result().orElseThrow().json());
    summary
        .properties()
        .forEach(it -> assertThat(json.get(it.getKey())).as(it.getKey()).isEqualTo(it.getValue()));
  }

  @Test
  void aFailureHasItsCause() throws Exception {
    JsonNode json =
        JSON.readTree(
            StatusJson.of(Runs.failed(Cause.TAKEN_OVER, "By b.\nYes."), OptionalDouble.empty()));
    assertThat(json.at("/failure/cause").textValue()).isEqualTo("taken_over");
    assertThat(json.at("/failure/reason").textValue()).isEqualTo("By b.\nYes.");
    assertThat(json.get("next").textValue()).isNotEmpty();
  }

  @Test
  void aListIsAnArray() throws Exception {
    assertThat(StatusJson.list(List.of())).isEqualTo("[]");
    JsonNode list =
        JSON.readTree(StatusJson.list(List.of(Runs.running(), Runs.done("", List.of()))));
    assertThat(list).hasSize(2);
    assertThat(list.get(1).get("state").textValue()).isEqualTo("done");
  }

  @Test
  void escapesWhatATerminalObeysAndKeepsTheText() throws Exception {
    String json = StatusJson.of(Runs.hostile(), OptionalDouble.empty());
    assertThat(json)
        .matches("\\P{Cc}*")
        .doesNotContain("\u202e", "\u200f")
        .contains("\\u001B[2J\\nforged\\u202eb\\u200f\\u007F");
    assertThat(JSON.readTree(json).get("run").textValue()).isEqualTo(Runs.HOSTILE);
    assertThat(JSON.readTree(json).at("/failure/reason").textValue()).isEqualTo(Runs.HOSTILE);
  }
}
