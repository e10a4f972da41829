package io.sluice.transforms.ledger;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.SqlFailure;
import io.sluice.transforms.read.InputFile;
import io.sluice.transforms.record.Table;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The ledger as the run of a load uses it: what is done and what is left when it begins, and the
 * proof that nothing is missing when it ends.
 */
public final class LoadLedger {

  /** The names of the ledger's tables. */
  public static final Set<String> TABLES = Set.of(LedgerSql.BLOCKS, LedgerSql.FILES);

  private static final int NO_RIGHTS_ON_TABLE = 1142;

  private final Spec spec;
  private final List<FileAccount> accounts;

  /**
   * Which load it is.
   *
   * @param database where the ledger is, and the table
   * @param table the table that is loaded
   * @param settings in words, whatever else decides what becomes of a line
   * @param run the run's name
   * @param rejects the directory of the rejects
   */
  public record Spec(Database database, Table table, String settings, String run, Path rejects) {}

  private LoadLedger(Spec spec, List<FileAccount> accounts) {
    this.spec = spec;
    this.accounts = accounts;
  }

  /**
   * Makes the ledger's tables where they are missing.
   *
   * @throws DatabaseException when the server refuses
   */
  public static void createIfMissing(Database database) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(LedgerSql.CREATE_FILES);
      statement.execute(LedgerSql.CREATE_BLOCKS);
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_RIGHTS_ON_TABLE) {
        throw new DatabaseException(
            ("User %s may not create the tables %s and %s in database %s; grant CREATE, SELECT,"
                    + " INSERT, UPDATE and DELETE on them, or use --ledger=off.")
                .formatted(database.user(), LedgerSql.BLOCKS, LedgerSql.FILES, database.name()),
            e);
      }
      throw SqlFailure.of(database, e);
    }
  }

  /**
   * Takes the files over for this run: earlier runs that still go on write no more blocks of them.
   * What they wrote into the directory of the rejects without committing it is taken back.
   *
   * @param restart forgets what the ledger says of the files
   * @throws DatabaseException when rows are gone that the ledger says were loaded, or the server
   *     fails
   */
  public static LoadLedger open(Spec spec, List<InputFile> files, boolean restart) {
    try (Connection connection = spec.database().dataSource().getConnection()) {
      Set<String> runs = new HashSet<>();
      for (InputFile file : files) {
        FileKey key = FileKey.of(file, spec.table().name(), spec.settings());
        FileAccount before = AccountReader.read(connection, file, key.key(), spec.table());
        check(spec, before, restart);
        runs.addAll(before.runs());
      }
      // Before the files are taken over, so that a crash in between forgets no run, and after it,
      // because until then an earlier run may have written.
      RunRejects.cutToCommitted(connection, spec.rejects(), runs);
      List<FileAccount> accounts = new ArrayList<>();
      for (InputFile file : files) {
        accounts.add(take(connection, spec, file, restart));
      }
      if (!restart) {
        RunRejects.cutToCommitted(connection, spec.rejects(), runs);
      }
      return new LoadLedger(spec, accounts);
    } catch (SQLException e) {
      throw SqlFailure.of(spec.database(), e);
    }
  }

  /** The files that are left to be read, without what has been read of them. */
  public List<InputFile> unfinished() {
    return accounts.stream()
        .filter(account -> !account.isFinished())
        .map(account -> account.file().without(account.covered()))
        .toList();
  }

  /** The keys of the files in the ledger, by their names. */
  public Map<String, String> keys() {
    Map<String, String> keys = new HashMap<>();
    accounts.forEach(account -> keys.put(account.file().name(), account.key()));
    return keys;
  }

  /** The lines that earlier runs have dealt with. */
  public long linesBefore() {
    return accounts.stream().mapToLong(account -> account.counts().of(LineCounter.READ)).sum();
  }

  /** The number of files that earlier runs have finished. */
  public long filesBefore() {
    return accounts.stream().filter(FileAccount::isFinished).count();
  }

  /**
   * Proves that the files have been read to the last byte, that every line is accounted for and
   * that the rows are still there, and marks the files as finished.
   *
   * @param counted what this run has counted
   * @return what became of the lines of all files, in this run and before
   * @throws DatabaseException when something is missing; nothing is marked then
   */
  public LineCounts finish(LineCounts counted) {
    try (Connection connection = spec.database().dataSource().getConnection()) {
      LineCounts before = LineCounts.NONE;
      LineCounts after = LineCounts.NONE;
      for (FileAccount account : accounts) {
        FileAccount now =
            AccountReader.read(connection, account.file(), account.key(), spec.table());
        if (!now.isComplete()) {
          throw new DatabaseException(
              "The ledger lacks a part of %s although the run came to its end; run it again."
                  .formatted(now.file().name()));
        }
        if (now.gone() > 0) {
          throw gone(spec, now);
        }
        before = before.plus(account.counts());
        after = after.plus(now.counts());
      }
      if (!before.plus(counted).equals(after)) {
        throw new DatabaseException(
            "The ledger and the run disagree: %s before, %s counted, %s in the ledger."
                .formatted(before.byCounter(), counted.byCounter(), after.byCounter()));
      }
      // A runner may have started its workers again, and the first ones have left files behind.
      RunRejects.cutToCommitted(connection, spec.rejects(), Set.of(spec.run()));
      for (FileAccount account : accounts) {
        update(connection, LedgerSql.FINISH_FILE, account.key(), spec.run());
      }
      return after;
    } catch (SQLException e) {
      throw SqlFailure.of(spec.database(), e);
    }
  }

  private static void check(Spec spec, FileAccount before, boolean restart) {
    if (restart) {
      return;
    }
    if (before.gone() > 0) {
      throw gone(spec, before);
    }
    String directory = directory(spec);
    if (before.directory() != null
        && !before.isFinished()
        && !before.directory().equals(directory)) {
      throw new DatabaseException(
          ("The load of %s has begun with --rejects=%s; go on with the same directory, or begin"
                  + " anew with --restart.")
              .formatted(before.file().name(), before.directory()));
    }
  }

  private static FileAccount take(Connection connection, Spec spec, InputFile file, boolean restart)
      throws SQLException {
    FileKey key = FileKey.of(file, spec.table().name(), spec.settings());
    if (restart) {
      forget(connection, key);
    }
    FileAccount before = AccountReader.read(connection, file, key.key(), spec.table());
    if (before.isFinished()) {
      return before;
    }
    update(
        connection,
        LedgerSql.TAKE_FILE,
        key.key(),
        spec.table().name(),
        file.name(),
        file.bytes(),
        file.modified(),
        key.head(),
        spec.settings(),
        spec.run(),
        directory(spec));
    return AccountReader.read(connection, file, key.key(), spec.table());
  }

  private static String directory(Spec spec) {
    return spec.rejects().toAbsolutePath().normalize().toString();
  }

  private static void forget(Connection connection, FileKey key) throws SQLException {
    // The file first: whoever still works at it is refused from then on.
    update(connection, LedgerSql.FORGET_FILE, key.key());
    update(connection, LedgerSql.FORGET_BLOCKS, key.key());
  }

  private static void update(Connection connection, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static DatabaseException gone(Spec spec, FileAccount account) {
    return new DatabaseException(
        ("Table %s has lost rows since %s was %sloaded into it (%d of the blocks' sample rows are"
                + " gone); was it emptied, restored or replaced? Load everything again with"
                + " --restart.")
            .formatted(
                spec.table().name(),
                account.file().name(),
                account.isFinished() ? "" : "partly ",
                account.gone()));
  }
}
