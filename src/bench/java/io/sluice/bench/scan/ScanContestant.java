package io.sluice.bench.scan;

import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Jvm;
import io.sluice.testing.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The ways to read a table, each as the command of a process. */
public enum ScanContestant {
  /** What the server can send. */
  MYSQL_QUICK("mysql --quick into /dev/null", from -> mysql(from, "> /dev/null")),

  JDBC_LOAD_ALL(
      "JDBC, all rows in a list", from -> jdbc(from.bigHeap(), JdbcScan.Way.LOAD_ALL, from)),
  JDBC_BUFFERED(
      "JDBC, as the driver does it", from -> jdbc(from.bigHeap(), JdbcScan.Way.BUFFERED, from)),
  JDBC_CURSOR("JDBC, cursor", from -> jdbc(Jvm.HEAP, JdbcScan.Way.CURSOR, from)),
  JDBC_CURSOR_PAGES(
      "JDBC, pages on a cursor", from -> jdbc(Jvm.HEAP, JdbcScan.Way.CURSOR_PAGES, from)),
  JDBC_KEYSET("JDBC, keyset pages", from -> jdbc(Jvm.HEAP, JdbcScan.Way.KEYSET, from)),
  JDBC_OFFSET("JDBC, OFFSET pages", from -> jdbc(Jvm.HEAP, JdbcScan.Way.OFFSET, from)),
  JDBC_COUNTED_PAGES(
      "JDBC, OFFSET pages, each counted", from -> jdbc(Jvm.HEAP, JdbcScan.Way.COUNTED_PAGES, from)),

  PYTHON_CURSOR("Python, MySQLdb's SSCursor", from -> python("cursor_scan.py", from)),
  DJANGO_LOAD_ALL("Django, list(objects.all())", from -> django(JdbcScan.Way.LOAD_ALL, from)),
  DJANGO_BUFFERED("Django, iterator()", from -> django(JdbcScan.Way.BUFFERED, from)),
  DJANGO_CURSOR_PAGES(
      "Django, pages of iterator()", from -> django(JdbcScan.Way.CURSOR_PAGES, from)),
  DJANGO_KEYSET("Django, keyset pages", from -> django(JdbcScan.Way.KEYSET, from)),
  DJANGO_OFFSET("Django, OFFSET pages", from -> django(JdbcScan.Way.OFFSET, from)),
  DJANGO_COUNTED_PAGES(
      "Django, a paginator a page", from -> django(JdbcScan.Way.COUNTED_PAGES, from)),

  JDBCIO_READ("JdbcIO.read", from -> jdbcIo(JdbcIoScan.Way.DEFAULT, from)),
  JDBCIO_STREAMING("JdbcIO.read, streaming", from -> jdbcIo(JdbcIoScan.Way.STREAMING, from)),
  JDBCIO_PARTITIONS("JdbcIO.readWithPartitions", from -> jdbcIo(JdbcIoScan.Way.PARTITIONS, from)),

  /** Comparable with JdbcIO: the rows are elements of a PCollection. */
  SLUICE_ROWS("Sluice, rows in a PCollection", from -> sluice(SluiceScan.Way.ROWS, 2, from)),
  SLUICE_CURSOR("Sluice, cursor", from -> sluice(SluiceScan.Way.CURSOR, 1, from)),
  SLUICE_KEYSET_1("Sluice, keyset × 1", from -> sluice(SluiceScan.Way.KEYSET, 1, from)),
  SLUICE_KEYSET_2("Sluice, keyset × 2", from -> sluice(SluiceScan.Way.KEYSET, 2, from)),
  SLUICE_PROGRAM("Sluice, scan into NDJSON files", ScanContestant::program);

  private final String label;
  private final Function<Source, List<String>> command;

  ScanContestant(String label, Function<Source, List<String>> command) {
    this.label = label;
    this.command = command;
  }

  /** Its name in the report. */
  public String label() {
    return label;
  }

  /** Whether it is Sluice. */
  public boolean isSluice() {
    return name().startsWith("SLUICE");
  }

  /** The command that reads. */
  List<String> command(Source source) {
    return command.apply(source);
  }

  /** Whether what it needs is on this machine. */
  boolean isPossible(Tools tools) {
    if (this == MYSQL_QUICK) {
      return tools.mysql().isPresent();
    }
    boolean isPython = name().startsWith("PYTHON") || name().startsWith("DJANGO");
    return !isPython || tools.python().isPresent();
  }

  /** The command that prints how many lines mysql writes. */
  static List<String> mysqlLines(Source source) {
    return mysql(source, "| echo rows=$(wc -l)");
  }

  private static List<String> mysql(Source source, String into) {
    List<String> client = source.server().clientArguments();
    return List.of(
        "sh",
        "-c",
        "MYSQL_PWD=$(cat \"$3\") exec \"$0\" --no-defaults --loose-skip-ssl --protocol=tcp"
            + " --host=127.0.0.1 --port=\"$2\" --user=root --default-character-set=utf8mb4 --quick"
            + " --batch --skip-column-names --execute=\"$1\" "
            + BenchServer.DATABASE
            + " "
            + into,
        source.tools().mysql().orElseThrow().toString(),
        "SELECT id, `from`, type, site_id, data, timestamp FROM " + source.table(),
        client.get(0),
        client.get(1));
  }

  private static List<String> jdbc(String heap, JdbcScan.Way way, Source source) {
    return Jvm.run(List.of(heap), JdbcScan.class, source.clientArguments(way));
  }

  private static List<String> jdbcIo(JdbcIoScan.Way way, Source source) {
    return Jvm.run(List.of(source.bigHeap()), JdbcIoScan.class, source.clientArguments(way));
  }

  private static List<String> django(JdbcScan.Way way, Source source) {
    return python("django_scan.py", source, way);
  }

  private static List<String> python(String program, Source source, Object... more) {
    Path file = Repository.file("src/bench/python").resolve(program);
    List<String> command = new ArrayList<>();
    command.add(source.tools().python().orElseThrow().toString());
    command.addAll(List.of("-B", file.toString()));
    command.addAll(source.clientArguments(more));
    return command;
  }

  private static List<String> sluice(SluiceScan.Way way, int threads, Source source) {
    List<Object> args = new ArrayList<>(List.of(way, threads));
    args.addAll(new Place(source.schema().database(), source.table()).arguments());
    return Jvm.runLikeSluice(Jvm.HEAP, SluiceScan.class, args);
  }

  private static List<String> program(Source source) {
    return Jvm.sluice(
        Jvm.HEAP, ProgramScan.KEYSET.arguments(source.schema(), source.table(), source.files()));
  }
}
