package io.sluice.pipeline.load;

import io.sluice.pipeline.OptionException;
import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Identifier;
import io.sluice.transforms.ledger.LoadLedger;
import io.sluice.transforms.read.InputException;
import io.sluice.transforms.record.OnTooLong;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What to load, and how: the options as a checked value.
 *
 * @param run the run's name, unique; reject files begin with it
 * @param inputs file names and globs, at least one
 * @param replay whether the lines to load stand in rejects, of which the inputs are files
 * @param reader how files are read
 * @param maxLineBytes the greatest length of a line, for readers that know one
 * @param database where to; empty only for a dry run that checks against no table
 * @param table the table's name
 * @param writing how rows are written
 * @param settings in words, what decides what becomes of a line; to the ledger, a load with other
 *     settings is another load
 * @param onTooLong what happens to texts longer than their column
 * @param rejects where rejected lines go
 * @param maxRejected how many there may be
 * @param dryRun whether nothing is written to the database
 */
public record LoadSpec(
    String run,
    List<String> inputs,
    boolean replay,
    Reader reader,
    int maxLineBytes,
    Optional<Database> database,
    String table,
    Writing writing,
    String settings,
    OnTooLong onTooLong,
    Path rejects,
    RejectLimit maxRejected,
    boolean dryRun) {

  /** A line is held in one array, and some of its copies in others. */
  private static final int MAX_MAX_LINE_BYTES = 1 << 28;

  /** What the options are turned into, each of which can be bad by itself. */
  private static final List<Function<LoadOptions, Object>> PARTS =
      List.of(
          LoadSpec::inputs,
          LoadSpec::maxLineBytes,
          Destination::of,
          options -> table(options.getTable()),
          Writing::of,
          LoadSpec::settings,
          LoadSpec::rejects,
          options -> RejectLimit.parse(options.getMaxRejected()));

  /**
   * Checks the options of a load and turns them into a value.
   *
   * @throws OptionException when one is missing or has a bad value
   */
  public static LoadSpec of(String run, LoadOptions options) {
    return new LoadSpec(
        run,
        inputs(options),
        false,
        options.getReader(),
        maxLineBytes(options),
        Destination.of(options),
        table(options.getTable()),
        Writing.of(options),
        settings(options),
        options.getOnTooLong(),
        rejects(options),
        RejectLimit.parse(options.getMaxRejected()),
        options.getDryRun());
  }

  /** Why {@link #of} would throw: a failure for each option, or group of options, that is bad. */
  public static List<OptionException> failures(LoadOptions options) {
    List<OptionException> failures = new ArrayList<>();
    for (Function<LoadOptions, Object> part : PARTS) {
      try {
        part.apply(options);
      } catch (OptionException e) {
        failures.add(e);
      }
    }
    return failures;
  }

  /**
   * Checks the options of a replay and turns them into a value: a load of the lines that stand in
   * rejects.
   *
   * @throws OptionException when one has a bad value
   * @throws InputException when there are no rejects
   */
  public static LoadSpec ofReplay(String run, ReplayOptions options) {
    ReplayedRejects rejects = ReplayedRejects.of(options);
    return new LoadSpec(
        run,
        rejects.files(),
        true,
        Reader.BLOCKS,
        maxLineBytes(options),
        Destination.of(options),
        table(options.getTable()),
        Writing.inBulk(options),
        "replay " + settings(options),
        options.getOnTooLong(),
        directory("--again", rejects.again()),
        RejectLimit.parse(options.getMaxRejected()),
        options.getDryRun());
  }

  /** The same into a database. */
  public LoadSpec into(Database database) {
    return new LoadSpec(
        run,
        inputs,
        replay,
        reader,
        maxLineBytes,
        Optional.of(database),
        table,
        writing,
        settings,
        onTooLong,
        rejects,
        maxRejected,
        dryRun);
  }

  private static List<String> inputs(LoadOptions options) {
    if (options.getInput() == null || options.getInput().stream().allMatch(String::isBlank)) {
      throw new OptionException("--input is missing: name the files to load.");
    }
    return List.copyOf(options.getInput());
  }

  private static int maxLineBytes(TableOptions options) {
    if (options.getMaxLineBytes() < 1 || options.getMaxLineBytes() > MAX_MAX_LINE_BYTES) {
      throw new OptionException(
          "--maxLineBytes=%d is not between 1 and %d."
              .formatted(options.getMaxLineBytes(), MAX_MAX_LINE_BYTES));
    }
    return options.getMaxLineBytes();
  }

  private static Path rejects(LoadOptions options) {
    return directory("--rejects", Path.of(options.getRejects()));
  }

  private static String settings(TableOptions options) {
    ChatFilter filter = filter(options);
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

  private static String table(String name) {
    if (LoadLedger.TABLES.contains(name.toLowerCase(Locale.ROOT))) {
      throw new OptionException("--table=" + name + " is the ledger's own table.");
    }
    return identifier("--table", name);
  }

  /** The filter that the options name. */
  public static ChatFilter filter(TableOptions options) {
    Instant since = instant("--since", options.getSince());
    Instant until = instant("--until", options.getUntil());
    if (since != null && until != null && !since.isBefore(until)) {
      throw new OptionException("--since is not before --until: nothing could be loaded.");
    }
    Set<String> types = set(options.getTypes());
    for (String type : types) {
      if (!ChatFilter.TYPES.contains(type)) {
        throw new OptionException(
            "--types=%s is not one of %s.".formatted(type, String.join(", ", ChatFilter.TYPES)));
      }
    }
    return new ChatFilter(types, set(options.getSites()), since, until);
  }

  static String identifier(String option, String name) {
    if (!Identifier.isPlain(name)) {
      throw new OptionException(
          "%s=%s is not a name of 1 to 64 letters, digits, underscores and dollars."
              .formatted(option, name));
    }
    return name;
  }

  private static Path directory(String option, Path path) {
    Path there = path.toAbsolutePath();
    while (!Files.exists(there)) {
      there = there.getParent();
    }
    if (!(Files.isDirectory(there) && Files.isWritable(there))) {
      throw new OptionException(
          "%s=%s is not a directory that this user may write to.".formatted(option, path));
    }
    return path;
  }

  private static Set<String> set(List<String> values) {
    return values == null ? Set.of() : new HashSet<>(values);
  }

  private static Instant instant(String option, String text) {
    if (text == null) {
      return null;
    }
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
    } catch (DateTimeParseException e) {
      throw new OptionException(
          "%s=%s is not an instant such as 2016-09-17 or 2016-09-17T11:04:16Z."
              .formatted(option, text));
    }
  }
}
