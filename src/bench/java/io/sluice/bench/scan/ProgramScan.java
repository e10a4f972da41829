package io.sluice.bench.scan;

import io.sluice.bench.measure.Choice;
import io.sluice.testing.server.Schema;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program's ways to write a table's rows into NDJSON files. */
public enum ProgramScan {
  KEYSET,
  CURSOR;

  /**
   * The program's arguments.
   *
   * @param files a directory for the files
   */
  public List<String> arguments(Schema schema, String table, Path files) {
    List<String> arguments = new ArrayList<>(List.of("scan", "--quiet", "--parallelism=2"));
    arguments.addAll(schema.options());
    arguments.add("--table=" + table);
    arguments.add("--by=" + Choice.nameOf(this));
    arguments.add("--out=" + files.resolve("rows"));
    return arguments;
  }
}
