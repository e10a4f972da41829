package io.sluice.transforms.write;

import io.sluice.transforms.accounting.LineCounter;
import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.jdbc.BackOff;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.jdbc.FailureKind;
import io.sluice.transforms.jdbc.SqlFailure;
import io.sluice.transforms.ledger.BlockEntry;
import io.sluice.transforms.ledger.BlockLedger;
import io.sluice.transforms.parse.BlockParser;
import io.sluice.transforms.read.Block;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.text.Printable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes blocks: the records of a block go into the table, and what became of its lines into the
 * ledger, in one transaction; its rejects are on disk before that is committed. When the database
 * is lost, at whatever point, the ledger tells whether the block was committed; if not, it is
 * written again. Used by one thread at a time.
 */
final class BlockWriter<T> implements AutoCloseable {

  /** With more duplicates than one in so many records, their warnings cost more than is won. */
  private static final int RECORDS_FOR_A_DUPLICATE = 10;

  private final WriteSpec<T> spec;
  private final RowShape shape;
  private final BlockParser<T> parser;
  private final PrivateDirectory directory;
  private final BlockRejects rejects;
  private WriterConnection connection;
  private boolean manyDuplicates;

  BlockWriter(WriteSpec<T> spec) throws IOException {
    this.spec = spec;
    this.shape = new RowShape(spec.table());
    this.parser = spec.parse().blockParser();
    this.directory = PrivateDirectory.create();
    this.rejects = new BlockRejects(spec.rejects(), spec.run());
  }

  /**
   * Writes a block, unless the ledger says that it is written.
   *
   * @return what became of its lines
   * @throws DatabaseException when the database does not take it, for a reason that is not in its
   *     lines
   */
  LineCounts write(Block block) throws Exception {
    ParsedBlock parsed = ParsedBlock.of(block, parser, spec.parse().model(), shape);
    BackOff backOff = new BackOff(spec.retryFor());
    boolean fast = !manyDuplicates;
    while (true) {
      try {
        return writeOnce(block, parsed, fast);
      } catch (SQLException e) {
        closeConnection();
        boolean again = fast && isOfRows(e) || backOff.isWorthAnotherTry(e);
        if (!again) {
          throw rejects.takeBackAfter(stopped(e));
        }
        // Only the other statement finds the rows at fault. And it locks rows that are there at
        // once, where LOAD DATA first shares them, so that two of its kind end in a deadlock.
        fast = fast && !isOfRows(e) && !SqlFailure.isOfLocks(e);
      } catch (RuntimeException e) {
        // Nobody is to wait for the locks of a block that will not be written.
        closeConnection();
        throw rejects.takeBackAfter(e);
      } catch (IOException e) {
        closeConnection();
        throw rejects.takeBackAfter(
            new UncheckedIOException(
                Printable.of(
                        "Rejects cannot be written into %s: %s."
                            .formatted(spec.rejects(), e.getMessage()))
                    + "\n"
                    + spec.goOn(),
                e));
      }
    }
  }

  private LineCounts writeOnce(Block block, ParsedBlock parsed, boolean fast)
      throws SQLException, IOException {
    open();
    Optional<BlockEntry> before = find(block);
    if (before.isPresent()) {
      return countsOf(before.get());
    }
    Inserted inserted;
    try {
      inserted = new BlockInsert(connection, shape, spec.onDuplicate(), fast).insert(parsed.rows());
    } catch (DuplicateException e) {
      // They may be the block's own rows: a COMMIT whose reply was lost has come through since.
      connection.rollback();
      return countsOf(find(block).orElseThrow(() -> e));
    }
    LineCounts counts = parsed.counts().plus(inserted.counts());
    List<Reject> all = new ArrayList<>(parsed.rejects());
    all.addAll(inserted.rejects());
    long end = rejects.write(all);
    if (!enter(block, counts, all.isEmpty() ? "" : rejects.name(), end, inserted.witness())) {
      connection.rollback();
      return countsOf(find(block).orElseThrow(() -> BlockLedger.takenOver(spec.run())));
    }
    commit();
    rejects.settle(end);
    manyDuplicates =
        counts.of(LineCounter.DUPLICATE) + counts.of(LineCounter.CONFLICT)
            > parsed.rows().size() / RECORDS_FOR_A_DUPLICATE;
    return counts;
  }

  private void commit() throws SQLException, IOException {
    try {
      connection.commit();
    } catch (SQLException e) {
      if (spec.hasLedger()) {
        // The block may be committed yet, and then its rejects must be where the ledger says.
        rejects.leave();
      }
      throw e;
    }
  }

  private Optional<BlockEntry> find(Block block) throws SQLException {
    if (!spec.hasLedger()) {
      return Optional.empty();
    }
    Optional<BlockEntry> entry =
        BlockLedger.find(connection.jdbc(), spec.key(block.file()), block.start());
    if (entry.isPresent() && entry.get().end() != block.end()) {
      throw new DatabaseException(
          "The ledger has another block at byte %d of %s; load it anew with --restart."
              .formatted(block.start(), Printable.of(block.file())));
    }
    return entry;
  }

  private boolean enter(Block block, LineCounts counts, String file, long end, String witness)
      throws SQLException {
    if (!spec.hasLedger()) {
      return true;
    }
    String key = spec.key(block.file());
    return BlockLedger.insert(
        connection.jdbc(),
        new BlockEntry(key, block.start(), block.end(), spec.run(), counts, file, end, witness));
  }

  /** The block was committed by this run; what is here of its rejects is not what went with it. */
  private LineCounts countsOf(BlockEntry entry) throws IOException {
    rejects.takeBack();
    if (!entry.run().equals(spec.run())) {
      throw BlockLedger.takenOver(spec.run());
    }
    return entry.counts();
  }

  private static boolean isOfRows(SQLException e) {
    return e instanceof LoadDataInsert.NotVerifiedException
        || FailureKind.of(e) == FailureKind.DATA;
  }

  private DatabaseException stopped(SQLException e) {
    return new DatabaseException(
        SqlFailure.of(spec.database(), e).getMessage() + "\n" + spec.goOn(), e);
  }

  private void open() throws SQLException {
    if (connection == null) {
      connection = WriterConnection.open(spec.database(), shape, directory.path());
    }
  }

  private void closeConnection() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // It is lost already.
    } finally {
      connection = null;
    }
  }

  @Override
  public void close() throws IOException {
    closeConnection();
    try (directory) {
      rejects.close();
    }
  }
}
