package io.sluice.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.ChatLogFile;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What load has written, scan writes as load reads it. */
@ExtendWith(Servers.class)
@DisabledIfSystemProperty(
    named = "sluice.test.server",
    matches = "postgresql",
    disabledReason = "load does not write to it")
class LoadScanLoadIT {

  @TempDir private Path directory;

  @Test
  void theTableIsTheSame(Schema one, Schema other) throws Exception {
    one.create();
    other.create();
    load(one, ChatLogFile.generate(directory, 30_000).file().toString());

    Ended scan = Program.run("scan", one.options(), "--quiet", "--out=" + directory.resolve("out"));
    assertThat(scan.status()).as(scan.err()).isZero();
    load(other, directory.resolve("out-*.ndjson").toString());

    assertThat(other.messages("chat_messages")).isEqualTo(one.messages("chat_messages"));
  }

  @Test
  void columnsThatTheTableHasBesidesStayOut(Schema one, Schema other) throws Exception {
    one.create();
    other.create();
    load(one, ChatLogFile.generate(directory, 1_000).file().toString());
    Ended annotated = Program.run("annotate", one.options(), "--quiet", "--addColumns");
    assertThat(annotated.status()).as(annotated.err()).isZero();
    assertThat(one.value("SELECT COUNT(word_count) FROM chat_messages")).isNotEqualTo("0");

    Ended scan = Program.run("scan", one.options(), "--quiet", "--out=" + directory.resolve("out"));
    assertThat(scan.status()).as(scan.err()).isZero();
    load(other, directory.resolve("out-*.ndjson").toString());

    assertThat(Files.readString(directory.resolve("out-00000-of-00001.ndjson")))
        .doesNotContain("word_count");
    assertThat(other.messages("chat_messages")).isEqualTo(one.messages("chat_messages"));
  }

  @Test
  void whatOthersHaveWrittenAndIsNoMessageIsRejected(Schema schema) throws Exception {
    schema.create();
    load(schema, ChatLogFile.generate(directory, 10).file().toString());
    schema.execute(
        "INSERT INTO chat_messages VALUES ('odd', 'x', NULL, 's', 'd', '2016-09-17 11:04:16')");

    Ended scan =
        Program.run("scan", schema.options(), "--quiet", "--out=" + directory.resolve("out"));

    assertThat(scan.summary()).endsWith(" rejected=1");
    assertThat(Files.readString(directory.resolve("out-rejected-00000-of-00001.ndjson")))
        .isEqualTo(
            "{\"reason\":\"FIELD_NULL\",\"detail\":\"type is NULL\",\"row\":{\"id\":\"odd\","
                + "\"from\":\"x\",\"type\":null,\"site_id\":\"s\",\"data\":\"d\","
                + "\"timestamp\":\"2016-09-17T11:04:16Z\"}}\n");
  }

  private void load(Schema schema, String input) {
    Ended load =
        Program.load(Runner.DIRECT, schema, directory.resolve("rejects"), "--input=" + input);
    assertThat(load.status()).as(load.err()).isZero();
  }
}
