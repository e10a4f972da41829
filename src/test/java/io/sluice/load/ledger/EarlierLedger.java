package io.sluice.load.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.sluice.testing.Repository;
import io.sluice.testing.server.Schema;
import io.sluice.transforms.jdbc.session.DataSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Loads that an earlier edition left unfinished: its dump, its input files and its reject files, as
 * {@code src/test/resources/io/sluice/ledger-v1/README.md} describes them. Restores them in another
 * directory.
 *
 * @param directory the directory that stands for {@value #MADE_IN}
 */
record EarlierLedger(Path directory) {

  /** The tables of that edition's ledger. */
  static final String BATCHES = "sluice_ledger";

  static final String FILES = "sluice_ledger_file";
  static final String INDEXES = "sluice_ledger_key";

  private static final String MADE_IN = "/earlier";
  private static final Path RESOURCES = Path.of("src/test/resources/io/sluice/ledger-v1");

  /** The key of each file, and the columns that the key is a hash of, in that order. */
  private static final String IDENTITY =
      "SELECT `file`, `table`, `settings`, `path`, `size`, `modified`, `head` FROM " + FILES;

  private static final int KEY_DIGITS = 32;
  private static final int HEAD_BYTES = 1 << 16;

  Path logs() {
    return directory.resolve("logs");
  }

  Path rejects() {
    return directory.resolve("rejects");
  }

  /** Restores the files and the database. */
  void restore(Schema schema) throws IOException, SQLException {
    copyInputs();
    schema.create();
    restoreDump(schema);
    moveBatches(schema);
    setCompressed(schema);
    moveFiles(schema);
    copyRejects();
    setTimes(schema);
  }

  /** Writes the lines of all input files, decompressed, into one file. */
  Path allLines() throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Path log : files(logs())) {
      try (InputStream bytes = Files.newInputStream(log)) {
        InputStream text = log.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
        text.transferTo(lines);
      }
    }
    return Files.write(directory.resolve("all.ndjson"), lines.toByteArray());
  }

  private void copyInputs() throws IOException {
    Files.createDirectories(logs());
    for (Path log : files(resource("logs"))) {
      Files.copy(log, logs().resolve(log.getFileName()));
    }
    for (Path log : files(resource("compressed"))) {
      Path gzip = logs().resolve(log.getFileName() + ".gz");
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gzip))) {
        Files.copy(log, out);
      }
    }
  }

  /** What another program has compressed has another size and other first bytes. */
  private void setCompressed(Schema schema) throws IOException, SQLException {
    for (Path log : files(logs())) {
      if (log.toString().endsWith(".gz")) {
        byte[] bytes = Files.readAllBytes(log);
        update(
            schema,
            "UPDATE " + FILES + " SET `size` = ?, `head` = ? WHERE `path` = ?",
            bytes.length,
            hash(Arrays.copyOf(bytes, Math.min(bytes.length, HEAD_BYTES))),
            MADE_IN + "/logs/" + log.getFileName());
      }
    }
  }

  /** Copies the reject files; their lines name the input files. */
  private void copyRejects() throws IOException {
    Files.createDirectories(rejects());
    for (Path file : files(resource("rejects"))) {
      Files.writeString(rejects().resolve(file.getFileName()), moved(Files.readAllBytes(file)));
    }
  }

  /** In one session, because the dump sets its time zone. */
  private static void restoreDump(Schema schema) throws IOException, SQLException {
    boolean mySql = schema.isMySql();
    try (Connection connection = DataSources.connect(schema.database());
        Statement statement = connection.createStatement()) {
      for (String sql : Files.readAllLines(resource("dump.sql"))) {
        statement.execute(mySql ? sql.replace("utf8mb4_nopad_bin", "utf8mb4_0900_bin") : sql);
      }
    }
  }

  /** Reject files get longer or shorter with the name of the directory. */
  private void moveBatches(Schema schema) throws IOException, SQLException {
    for (List<String> end :
        schema.query(
            "SELECT DISTINCT `run`, rejects_end FROM " + BATCHES + " WHERE rejects_end > 0")) {
      byte[] committed = Arrays.copyOf(rejectsOf(end.get(0)), Integer.parseInt(end.get(1)));
      // Negative, so that no length is moved twice.
      update(
          schema,
          "UPDATE " + BATCHES + " SET rejects_end = ? WHERE `run` = ? AND rejects_end = ?",
          -moved(committed).getBytes(UTF_8).length,
          end.get(0),
          end.get(1));
    }
    schema.execute("UPDATE " + BATCHES + " SET rejects_end = -rejects_end WHERE rejects_end < 0");
  }

  /** Each of these runs had one worker with rejects, and so wrote one file. */
  private static byte[] rejectsOf(String run) throws IOException {
    try (var files = Files.newDirectoryStream(resource("rejects"), run + "-*")) {
      return Files.readAllBytes(files.iterator().next());
    }
  }

  private void moveFiles(Schema schema) throws SQLException {
    for (String column : List.of("path", "rejects")) {
      update(
          schema,
          "UPDATE %s SET %s = REPLACE(%s, ?, ?)".formatted(FILES, column, column),
          MADE_IN,
          directory.toString());
    }
    for (List<String> file : schema.query(IDENTITY)) {
      String key =
          hash(file.stream().skip(1).collect(joining("\0")).getBytes(UTF_8))
              .substring(0, KEY_DIGITS);
      for (String table : List.of(FILES, BATCHES)) {
        update(schema, "UPDATE " + table + " SET `file` = ? WHERE `file` = ?", key, file.get(0));
      }
    }
  }

  private static void setTimes(Schema schema) throws IOException, SQLException {
    for (List<String> file : schema.query("SELECT `path`, `modified` FROM " + FILES)) {
      FileTime modified = FileTime.fromMillis(Long.parseLong(file.get(1)));
      Files.setLastModifiedTime(Path.of(file.get(0)), modified);
    }
  }

  private String moved(byte[] rejects) {
    return new String(rejects, UTF_8).replace(MADE_IN, directory.toString());
  }

  private static void update(Schema schema, String sql, Object... values) throws SQLException {
    try (Connection connection = DataSources.connect(schema.database());
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private static Path resource(String name) {
    return Repository.file(RESOURCES.resolve(name).toString());
  }

  /** The files in a directory, in the order of their names. */
  private static List<Path> files(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
