package io.sluice.pipeline.load;

import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.options.NameOption;
import io.sluice.pipeline.options.NamedDatabase;
import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.load.indexes.IndexLedger;
import io.sluice.transforms.load.ledger.LoadLedger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Turns options into a {@link LoadSpec}, one part at a time, and collects the failure of each bad
 * part.
 */
final class SpecReader {

  private final List<OptionException> failures = new ArrayList<>();

  /** The failures of the options read so far, in the order of reading. */
  List<OptionException> failures() {
    return failures;
  }

  /** Reads the options of a load; empty if one is bad. */
  Optional<LoadSpec> load(String run, LoadOptions options) {
    List<String> inputs = part(() -> ReadSpec.inputs(options));
    Integer maxLineBytes = part(() -> ReadSpec.maxLineBytes(options));
    Optional<Database> database = part(() -> NamedDatabase.of(options, Engine.MYSQL));
    String table = part(() -> table(options.getTable()));
    WriteSpec writing = part(() -> WriteSpec.of(options));
    String earlierIdentity = part(() -> earlierIdentity(options));
    String rejects = part(() -> ObjectLocation.checked("--rejects", options.getRejects(), options));
    RejectLimit maxRejected = part(() -> maxRejected(options));
    if (!failures.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new LoadSpec(
            run,
            new ReadSpec(inputs, options.getReader(), maxLineBytes, false),
            database,
            table,
            writing,
            earlierIdentity,
            options.getOnTooLong(),
            rejects,
            maxRejected,
            options.getDryRun(),
            summary(options)));
  }

  /** Reads the options of a replay; throws the first failure, because no caller needs them all. */
  static LoadSpec replay(String run, ReplayOptions options) {
    ReplayedRejects rejects = ReplayedRejects.of(options);
    return new LoadSpec(
        run,
        new ReadSpec(rejects.files(), Reader.BLOCKS, ReadSpec.maxLineBytes(options), true),
        NamedDatabase.of(options, Engine.MYSQL),
        table(options.getTable()),
        WriteSpec.inBulk(options),
        "replay " + earlierIdentity(options),
        options.getOnTooLong(),
        ObjectLocation.checked("--again", rejects.again(), options),
        maxRejected(options),
        options.getDryRun(),
        summary(options));
  }

  private <V> V part(Supplier<V> part) {
    try {
      return part.get();
    } catch (OptionException e) {
      failures.add(e);
      return null;
    }
  }

  private static String table(String name) {
    String own = name.toLowerCase(Locale.ROOT);
    if (LoadLedger.TABLES.contains(own) || IndexLedger.TABLES.contains(own)) {
      throw new OptionException("--table=" + name + " is the ledger's own table.");
    }
    return NameOption.checked("--table", name, Engine.MYSQL);
  }

  /** A path is the client's, and may lead to a pipe or a device; a URL is the same everywhere. */
  private static Optional<String> summary(TableOptions options) {
    return Optional.ofNullable(options.getSummary()).filter(FileStorage::isUrl);
  }

  private static RejectLimit maxRejected(TableOptions options) {
    String text = options.getMaxRejected();
    if (text == null) {
      return RejectLimit.NONE;
    }
    return RejectLimit.parse(text)
        .orElseThrow(
            () ->
                new OptionException(
                    "--maxRejected=%s is neither a number of lines nor a percentage such as 0.5%%."
                        .formatted(text)));
  }

  /** The identity of the load in the first edition's ledger; it never changes. */
  private static String earlierIdentity(TableOptions options) {
    ChatFilter filter = LoadFilter.of(options);
    return "types=%s sites=%s since=%s until=%s onDuplicate=%s onTooLong=%s maxLineBytes=%d"
        .formatted(
            new TreeSet<>(filter.types()),
            new TreeSet<>(filter.sites()),
            filter.since(),
            filter.until(),
            options.getOnDuplicate(),
            options.getOnTooLong(),
            options.getMaxLineBytes());
  }
}
