package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.LimitedUser;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A column that a user may not read is never left out without a word. */
@ExtendWith(Servers.class)
class RightsIT {

  private static final String POSTGRES_USER = "columns_reader";

  @TempDir private Path directory;

  @Test
  void aColumnThatTheUserMayNotReadIsNotLeftOutInSilence(Schema schema) throws Exception {
    List<String> reader = reader(schema, "SELECT (id, name)");

    Ended all = scan(reader);
    assertThat(all.status()).isEqualTo(4);
    assertThat(all.err())
        .contains(
            schema.isPostgres()
                ? "User columns_reader may not read word_count,email of the table t;"
                    + " --columns=id,name reads"
                : "User reader may not read all columns of the table t; --columns=id,name reads");
    assertThat(scan(reader, "--columns=email").err())
        .contains("reader may not read ")
        .contains("email of the table t");
    assertThat(scan(reader, "--columns=nothing").err()).contains("column nothing");
    assertThat(directory).isDirectoryNotContaining("glob:**out*");

    assertThat(scan(reader, "--columns=id,name").status()).isZero();
    assertThat(new ScanFiles(directory).lines()).containsExactly("{\"id\":1,\"name\":\"a b\"}");
  }

  @Test
  void aTableThatTheUserMayNotReadIsSaid(Schema schema) throws Exception {
    List<String> reader = reader(schema, "INSERT");
    assertThat(scan(reader).err()).contains("reader may not read the table t.");
    assertThat(scan(reader).status()).isEqualTo(4);
    assertThat(scan(reader, "--table=nowhere").err())
        .contains(schema.isPostgres() ? "There is no table nowhere" : "or it does not exist.");
  }

  @Test
  void anAnnotationNeedsNoRightToReadWhatItWrites(Schema schema) throws Exception {
    List<String> reader = reader(schema, "SELECT (id, name)");
    Ended refused = annotate(reader);
    assertThat(refused.status()).as(refused.err()).isEqualTo(4);
    assertThat(refused.err())
        .contains(
            schema.isPostgres()
                ? "The user lacks a privilege. Grant it."
                : "no column word_count, or user reader may not use it;");
    assertThat(tables(schema)).containsExactly("t");

    grant(schema, "UPDATE (word_count)");
    if (schema.isPostgres()) {
      schema.execute("GRANT CREATE ON SCHEMA public TO " + POSTGRES_USER);
    } else {
      schema.onServer(
          "GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON %1$s.sluice_scan TO reader@localhost"
              .formatted(schema.database().name()));
      schema.onServer(
          "GRANT CREATE, SELECT, INSERT, UPDATE, DELETE ON %1$s.sluice_scan_failed TO reader@localhost"
              .formatted(schema.database().name()));
    }
    Ended annotated = annotate(reader);
    assertThat(annotated.status()).as(annotated.err()).isZero();
    assertThat(schema.value("SELECT word_count FROM t")).isEqualTo("2");
  }

  private Ended scan(List<String> user, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    if (!String.join(" ", options).contains("--table")) {
      words.add("--table=t");
    }
    return Program.run("scan", user, "--quiet", new ScanFiles(directory).option(), words);
  }

  private static Ended annotate(List<String> user) {
    return Program.run("annotate", user, "--quiet", "--table=t", "--column=name", "--values=words");
  }

  /** The options for a user who may do some things with a table t. */
  private List<String> reader(Schema schema, String rights) throws Exception {
    schema.create();
    schema.execute(
        "CREATE TABLE t (id INT PRIMARY KEY, name VARCHAR(9), word_count INT, email VARCHAR(9))");
    schema.execute("INSERT INTO t VALUES (1, 'a b', NULL, 'c')");
    if (schema.isPostgres()) {
      // Roles are the server's, and a test before may have made it.
      schema.execute(
          "DO $$ BEGIN CREATE ROLE %s LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$"
              .formatted(POSTGRES_USER));
      grant(schema, rights);
      return schema.options().stream()
          .map(option -> option.startsWith("--user=") ? "--user=" + POSTGRES_USER : option)
          .toList();
    }
    return LimitedUser.with(
        "%s ON %s.t".formatted(rights, schema.database().name()), schema, directory);
  }

  private static void grant(Schema schema, String rights) throws Exception {
    if (schema.isPostgres()) {
      schema.execute("GRANT " + rights + " ON t TO " + POSTGRES_USER);
    } else {
      schema.onServer(
          "GRANT %s ON %s.t TO reader@localhost".formatted(rights, schema.database().name()));
    }
  }

  private static List<String> tables(Schema schema) throws Exception {
    return schema
        .query(
            schema.isPostgres()
                ? "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
                    + " AND relkind = 'r'"
                : "SHOW TABLES")
        .stream()
        .map(row -> row.get(0))
        .toList();
  }
}
