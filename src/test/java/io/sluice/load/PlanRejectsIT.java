package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Lines;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A plan knows from the ledger when a load has rejected too many lines already. */
@OnOneServer
@ExtendWith(Servers.class)
class PlanRejectsIT {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--maxRejected=0", "--maxRejected=40%"})
  void aFinishedLoadWithTooManyEndsAsItHasEnded(String limit, Schema schema) throws Exception {
    Path file = Lines.file(directory, Lines.message("1", "a"), "{1}");
    run("load", schema, List.of(file));

    Ended plan = run("plan", schema, List.of(file), limit);

    assertThat(plan.err())
        .isEqualTo("sluice: error: More lines were rejected than %s allows.\n".formatted(limit));
    assertThat(plan.summary()).startsWith("sluice plan: ").endsWith(" errors=1");
    assertThat(plan.status()).isEqualTo(5);
    assertThat(run("load", schema, List.of(file), limit).status()).isEqualTo(5);
    assertThat(run("plan", schema, List.of(file), limit, "--restart").status()).isZero();
    assertThat(run("plan", schema, List.of(file), "--maxRejected=50%").status()).isZero();
  }

  @Test
  void onlyANumberIsExceededBeforeALoadHasEnded(Schema schema) throws Exception {
    Path bad = Lines.file(directory, "{1}");
    Path next = Lines.file(directory, Lines.message("1", "a"));
    run("load", schema, List.of(bad));

    assertThat(run("plan", schema, List.of(bad, next), "--maxRejected=0").status()).isEqualTo(5);
    assertThat(run("plan", schema, List.of(bad, next), "--maxRejected=50%").status()).isZero();
    assertThat(run("load", schema, List.of(bad, next), "--maxRejected=50%").status()).isZero();
  }

  private Ended run(String job, Schema schema, List<Path> inputs, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    inputs.forEach(input -> words.add("--input=" + input));
    return Program.run(
        job, schema.options(), "--quiet", "--rejects=" + directory.resolve("rejects"), words);
  }
}
