package io.sluice.load.input;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.testing.Lines;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Rejects;
import io.sluice.testing.Replays;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Names of files are kept exactly, and stand in sentences without what writes lines of its own. */
@OnOneServer
@ExtendWith(Servers.class)
class ForgedNamesIT {

  private static final String NAME = "evil\nsluice: error: All 9 disks burn.\u001b[31m\u202e";
  private static final String SHOWN = "evil\\nsluice: error: All 9 disks burn.\\u001b[31m\\u202e";

  @TempDir private Path directory;

  @Test
  void ofAFileThatTheLedgerKnows(Schema schema) throws Exception {
    Path file = Files.writeString(directory.resolve(NAME), Lines.message("1", "a") + "\n");
    Replays sluice = new Replays(Runner.DIRECT, schema, directory.resolve("rejects"));
    sluice.load(directory.resolve("evil*"));
    schema.execute("DELETE FROM chat_messages");

    Ended load = sluice.load(directory.resolve("evil*"));

    assertThat(load.err()).contains("since " + directory + "/" + SHOWN + " was").hasLineCount(1);
    assertThat(schema.value("SELECT path FROM sluice_load_file")).isEqualTo(file.toString());
  }

  @Test
  void ofAFileThatARejectNames(Schema schema) throws Exception {
    Path rejects = Files.createDirectory(directory.resolve("rejects"));
    String line = Lines.message("1", "a");
    Files.writeString(rejects.resolve("a.ndjson"), reject("{") + reject(line) + reject(line));
    Replays sluice = new Replays(Runner.DIRECT, schema, rejects);

    Ended failed = sluice.replay("--onDuplicate=fail");
    sluice.replay();

    assertThat(failed.err())
        .startsWith("sluice: error: The record at byte 7 of " + SHOWN + " has a key that")
        .hasLineCount(1);
    assertThat(failed.status()).isEqualTo(5);
    assertThat(Rejects.in(sluice.again()))
        .singleElement()
        .satisfies(again -> assertThat(again.get("file").asText()).isEqualTo(NAME));
  }

  private static String reject(String raw) throws IOException {
    ObjectNode reject = new ObjectMapper().createObjectNode();
    reject.put("reason", "JSON_SYNTAX").put("file", NAME).put("offset", 7);
    reject.put("length", 1).put("detail", "").put("raw", raw);
    return reject + "\n";
  }
}
