package io.sluice.pipeline.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.Sql;
import io.sluice.pipeline.WalkedTable;
import io.sluice.pipeline.scan.ScanOptions.By;
import io.sluice.pipeline.scan.ScanOptions.Form;
import io.sluice.pipeline.scan.ScanOptions.Packing;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.pace.PaceLimits;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What to scan, and how: the options as a checked value.
 *
 * @param run the run's name, unique
 * @param database where it is; empty for the embedded one
 * @param table the table; empty where there is a query
 * @param query the query; empty where there is a table
 * @param columns the columns to read; empty for all
 * @param where which rows; empty for all
 * @param by how they are found
 * @param key the columns of the key; empty for the best there is
 * @param nullKeys whether rows with a NULL in their key are read
 * @param out what the files' names begin with
 * @param form how rows stand in them
 * @param packing how they are compressed
 * @param resume whether it goes on with an earlier scan
 * @param retryFor how long a page is tried again
 * @param pace how hard the server may be pressed
 */
public record ScanSpec(
    String run,
    Optional<Database> database,
    String table,
    String query,
    List<String> columns,
    String where,
    By by,
    List<String> key,
    boolean nullKeys,
    String out,
    Form form,
    Packing packing,
    boolean resume,
    Duration retryFor,
    PaceLimits pace) {

  private static final String STANDARD_OUTPUT = "-";

  /** A number follows and, while a file is written, a suffix that makes its name unique. */
  private static final int MOST_BYTES_IN_NAME = 170;

  /** Drivers would say that there are no rows, some of them when it is done. */
  private static final Pattern CHANGE =
      Pattern.compile(
          "^[\\s(]*(INSERT|UPDATE|DELETE|REPLACE|MERGE|TRUNCATE|CREATE|ALTER|DROP|GRANT|REVOKE)\\b",
          Pattern.CASE_INSENSITIVE);

  /**
   * Checks the options of a scan and turns them into a value.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  public static ScanSpec of(String run, ScanOptions options) {
    WalkedTable walked = WalkedTable.of(options);
    String query = query(options);
    By by = by(options, query);
    return new ScanSpec(
        run,
        walked.database(),
        query.isEmpty() ? walked.name() : "",
        query,
        columns(options),
        Sql.checked("--where", options.getWhere()),
        by,
        walked.key(),
        options.getNullKeys(),
        out(options),
        options.getTo(),
        packing(options),
        options.getResume(),
        walked.retryFor(),
        walked.pace());
  }

  /** How many connections to the database a worker may have open at once. */
  public int connectionsPerWorker() {
    // That of its rows, and one that looks at the server's load.
    return pace.dependOnServer() ? 2 : 1;
  }

  /** The same from a database. */
  public ScanSpec from(Database database) {
    return new ScanSpec(
        run,
        Optional.of(database),
        table,
        query,
        columns,
        where,
        by,
        key,
        nullKeys,
        out,
        form,
        packing,
        resume,
        retryFor,
        pace);
  }

  /**
   * In words, what decides which rows are read, and how they are written.
   *
   * @param walkedBy the columns of the key with their types; none for a cursor
   */
  String settings(List<String> walkedBy) {
    Database source = database.orElseThrow();
    String schema = source.schema().isEmpty() ? "" : " schema=" + source.schema();
    return "engine=%s database=%s%s table=%s query=%s columns=%s where=%s by=%s nullKeys=%s to=%s compression=%s"
        .formatted(
            source.engine(),
            source.name(),
            schema,
            table,
            query,
            columns,
            where,
            walkedBy,
            nullKeys,
            form,
            packing);
  }

  /** Whoever reads Parquet reads what is compressed within it. */
  private static Packing packing(ScanOptions options) {
    if (options.getCompression() != null) {
      return options.getCompression();
    }
    return options.getTo() == Form.PARQUET ? Packing.ZSTD : Packing.NONE;
  }

  private static By by(ScanOptions options, String query) {
    if (options.getBy() == By.OFFSET) {
      throw new OptionException(
          "--by=offset would have the server go through all rows before each page, and lose or"
              + " repeat some where others write; keyset and cursor do not.");
    }
    if (query.isEmpty()) {
      return options.getBy();
    }
    refuse("--table", options.getTable());
    refuse("--columns", options.getColumns());
    refuse("--where", options.getWhere());
    refuse("--key", options.getKey());
    refuse("--nullKeys", options.getNullKeys() ? true : null);
    if (options.getBy() == By.KEYSET) {
      throw new OptionException(
          "--by=keyset needs --table: of the rows of a query nobody knows which key they have.");
    }
    return By.CURSOR;
  }

  private static void refuse(String option, Object value) {
    if (value != null) {
      throw new OptionException(option + " is given with --query, which says it all.");
    }
  }

  /** Whether rows go to standard output instead of files. */
  public boolean isToStandardOutput() {
    return out.equals(STANDARD_OUTPUT);
  }

  private static String out(ScanOptions options) {
    if (options.getOut() == null || options.getOut().isEmpty()) {
      throw new OptionException(
          "scan needs --out=PREFIX for the names of its files, or --out=- for standard output.");
    }
    if (options.getOut().equals(STANDARD_OUTPUT)) {
      return standardOutput(options);
    }
    Path prefix = Path.of(options.getOut()).toAbsolutePath();
    Path directory = prefix.getParent();
    if (options.getOut().endsWith("/") || directory == null) {
      throw unusable(options, "it names a directory; add a prefix for the names of files");
    }
    if (!Files.isDirectory(directory)) {
      throw unusable(options, "there is no directory " + directory);
    }
    if (isDevice(prefix)) {
      throw unusable(options, "it is a device or a pipe; use --out=- for standard output");
    }
    if (!Files.isWritable(directory)) {
      throw unusable(options, "this user cannot write to " + directory);
    }
    if (prefix.getFileName().toString().getBytes(UTF_8).length > MOST_BYTES_IN_NAME) {
      throw unusable(options, "the name is too long");
    }
    return prefix.toString();
  }

  private static String standardOutput(ScanOptions options) {
    if (options.getTo() == Form.PARQUET) {
      throw new OptionException("Parquet cannot be written to standard output; give --out=PREFIX.");
    }
    if (options.getResume()) {
      throw new OptionException("A scan to standard output cannot be resumed; omit --resume.");
    }
    return STANDARD_OUTPUT;
  }

  /** Whether it is a device, such as /dev/stdout, wherever that leads, or a named pipe. */
  private static boolean isDevice(Path path) {
    boolean isOfSystem = path.startsWith("/dev") || path.startsWith("/proc");
    boolean isPlain = Files.isRegularFile(path, NOFOLLOW_LINKS) || Files.isDirectory(path);
    return Files.exists(path) && !isPlain && (isOfSystem || !Files.isRegularFile(path));
  }

  private static OptionException unusable(ScanOptions options, String why) {
    return new OptionException("Cannot write to --out=%s: %s.".formatted(options.getOut(), why));
  }

  private static String query(ScanOptions options) {
    String query = Sql.checked("--query", options.getQuery());
    Matcher first = CHANGE.matcher(query);
    if (first.find()) {
      throw new OptionException(
          "--query begins with %s, which changes something; scan only reads."
              .formatted(first.group(1)));
    }
    return query;
  }

  private static List<String> columns(ScanOptions options) {
    List<String> columns = options.getColumns() == null ? List.of() : options.getColumns();
    for (String column : columns) {
      if (column.isBlank()) {
        throw new OptionException("--columns names a column that has no name.");
      }
      if (Collections.frequency(columns, column) > 1) {
        throw new OptionException("--columns names %s more than once.".formatted(column));
      }
    }
    return List.copyOf(columns);
  }
}
