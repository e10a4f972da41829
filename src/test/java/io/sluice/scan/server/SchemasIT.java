package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.ScanFiles;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables of PostgreSQL are in schemas. */
@ExtendWith(Servers.class)
@EnabledIfSystemProperty(named = "sluice.test.server", matches = "postgresql")
class SchemasIT {

  @TempDir private Path directory;

  @Test
  void aTableOfAnotherSchemaIsNamedWithIt(Schema schema) throws Exception {
    create(schema);
    assertThat(lines(schema, "--schema=sales", "--table=orders")).containsExactly("{\"id\":1}");
    assertThat(lines(schema, "--table=sales.orders")).containsExactly("{\"id\":1}");
    assertThat(lines(schema, "--schema=Shop", "--table=orders")).containsExactly("{\"id\":2}");
    schema.execute("CREATE TABLE \"sales.orders\" (id INT PRIMARY KEY)");
    assertThat(lines(schema, "--table=sales.orders")).isEmpty();
  }

  @Test
  void whereTheTableIsIsSaid(Schema schema) throws Exception {
    create(schema);
    schema.execute("CREATE TABLE nothing ()");
    assertSaid(
        schema,
        "There is no table orders on the search path of the database %s; there is one with"
            + " --schema=Shop or --schema=sales.",
        "--table=orders");
    assertSaid(
        schema,
        "There is no table orders in the schema public of the database %s; there is one with"
            + " --schema=Shop or --schema=sales.",
        "--table=orders",
        "--schema=public");
    assertSaid(
        schema, "There is no table paid on the search path of the database %s.", "--table=paid");
    assertSaid(schema, "The table nothing has no columns.", "--table=nothing");
  }

  @Test
  void anAnnotationKeepsHowFarItIsInTheSchemaOfItsTable(Schema schema) throws Exception {
    create(schema);
    schema.execute("CREATE TABLE sales.texts (id INT PRIMARY KEY, data TEXT)");
    schema.execute("INSERT INTO sales.texts VALUES (1, 'a b')");
    Ended annotated =
        Program.run(
            "annotate",
            schema.options(),
            "--quiet",
            "--schema=sales",
            "--table=texts",
            "--addColumns");
    assertThat(annotated.status()).as(annotated.err()).isZero();
    assertThat(schema.value("SELECT word_count FROM sales.texts")).isEqualTo("2");
    assertThat(schema.value("SELECT to_regclass('sales.sluice_scan') IS NOT NULL")).isEqualTo("t");
  }

  private static void create(Schema schema) throws Exception {
    schema.create();
    for (String name : List.of("sales", "\"Shop\"")) {
      schema.execute("CREATE SCHEMA " + name);
      schema.execute("CREATE TABLE " + name + ".orders (id INT PRIMARY KEY)");
    }
    schema.execute("INSERT INTO sales.orders VALUES (1)");
    schema.execute("INSERT INTO \"Shop\".orders VALUES (2)");
  }

  private List<String> lines(Schema schema, String... options) throws IOException {
    Path own = Files.createTempDirectory(directory, "scan");
    Ended scan = scan(schema, own, options);
    assertThat(scan.status()).as(scan.err()).isZero();
    return new ScanFiles(own).lines();
  }

  private void assertSaid(Schema schema, String sentence, String... options) {
    Ended scan = scan(schema, directory, options);
    assertThat(scan.status()).isEqualTo(4);
    assertThat(scan.err()).contains(sentence.formatted(schema.database().name()));
  }

  private static Ended scan(Schema schema, Path into, String... options) {
    return Program.run(
        "scan", schema.options(), "--quiet", new ScanFiles(into).option(), List.of(options));
  }
}
