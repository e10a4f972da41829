package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.Runner;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL hides rows from some users by policies. */
@ExtendWith(Servers.class)
@EnabledIfSystemProperty(
    named = "sluice.test.server",
    matches = "postgresql",
    disabledReason = "no other server has policies")
class RowSecurityIT {

  private static final String USER = "tenant";

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"--table=t", "--table=t --by=cursor", "--query=SELECT v FROM t"})
  void rowsThatAPolicyHidesAreAnErrorAndNotMissing(String read, Schema schema) throws Exception {
    create(schema);

    Ended scan = scan(schema, read.split(" (?=--)"));

    assertThat(scan.status()).isEqualTo(4);
    assertThat(scan.err())
        .contains("\"t\" (SQLState 42501)")
        .endsWith(
            " Row security may hide rows from this user. Use a user with BYPASSRLS, or the table's"
                + " owner.\n");
    assertThat(directory.resolve("out-00000-of-00001.ndjson")).doesNotExist();
  }

  @Test
  void whoMaySeeAllRowsReadsThem(Schema schema) throws Exception {
    create(schema);
    schema.onServer("ALTER ROLE tenant BYPASSRLS");

    assertThat(scan(schema, "--table=t").summary()).startsWith("sluice scan: read=100 ");
  }

  private static void create(Schema schema) throws Exception {
    schema.create();
    schema.execute("CREATE TABLE t (id INT PRIMARY KEY, v TEXT)");
    schema.execute("INSERT INTO t SELECT g, 'v' FROM generate_series(1, 100) g");
    schema.execute("ALTER TABLE t ENABLE ROW LEVEL SECURITY");
    schema.execute("CREATE POLICY few ON t USING (id <= 10)");
    schema.execute(
        "DO 'BEGIN IF to_regrole(''tenant'') IS NULL THEN CREATE ROLE tenant; END IF; END'");
    schema.execute("ALTER ROLE tenant LOGIN NOBYPASSRLS");
    schema.execute("GRANT SELECT ON t TO tenant");
  }

  private Ended scan(Schema schema, String... read) {
    List<String> options = new ArrayList<>(schema.options());
    options.replaceAll(option -> option.startsWith("--user=") ? "--user=" + USER : option);
    return Program.run(
        "scan",
        Runner.DIRECT.options(),
        options,
        "--quiet",
        List.of(read),
        "--out=" + directory.resolve("out"));
  }
}
