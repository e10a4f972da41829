package io.sluice.pipeline.load.status;

import io.sluice.pipeline.KeyValues;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.reject.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Describes runs to people. Control characters in names and reasons are escaped. */
public final class StatusText {

  private static final List<String> TITLES =
      List.of("run", "state", "lines read", "rejected", "done", "started", "duration");

  private static final String UNKNOWN = "-";
  private static final String GAP = "  ";
  private static final int MINUTE = 60;
  private static final int HOUR = 60 * MINUTE;

  private StatusText() {}

  /** A table with one line a run, and the reason below each run that has failed. */
  public static String list(List<RunStatus> runs) {
    List<List<String>> cells = runs.stream().map(StatusText::cells).toList();
    String form = form(cells);
    StringBuilder text = new StringBuilder(line(form, TITLES));
    for (int i = 0; i < runs.size(); i++) {
      text.append(line(form, cells.get(i)));
      runs.get(i)
          .row()
          .failure()
          .ifPresent(
              failure -> text.append(GAP).append(LogSanitizer.of(oneLine(failure))).append('\n'));
    }
    return text.toString();
  }

  /** One line about a run that is followed. */
  public static String progress(RunStatus run, OptionalDouble rowsPerSecondNow) {
    String line =
        "%s: %s lines read, %s rejected"
            .formatted(
                run.state(), number(run.readInAll()), number(run.lines().of(LineCounter.REJECTED)));
    if (rowsPerSecondNow.isPresent()) {
      line += ", %s rows/s".formatted(number(Math.round(rowsPerSecondNow.getAsDouble())));
    }
    if (run.isBuildingIndexes()) {
      return line + ", building indexes";
    }
    if (run.percent().isPresent()) {
      line += ", " + percent(run);
    }
    return run.secondsLeft().isPresent()
        ? line + ", %s left".formatted(duration(run.secondsLeft().getAsLong()))
        : line;
  }

  /** Everything that is known of a run. */
  public static String detail(RunStatus run, OptionalDouble rowsPerSecondNow) {
    KeyValues lines = new KeyValues();
    lines.add("run", run.row().run());
    lines.add("state", run.state());
    run.row().failure().ifPresent(failure -> lines.add("  reason", oneLine(failure)));
    if (run.isBuildingIndexes()) {
      lines.add("  phase", "building indexes");
    }
    NextStep.of(run).ifPresent(next -> lines.add("  next", next));
    lines.add("table", run.row().table());
    lines.add("settings", run.row().settings());
    lines.add("files", number(run.row().files()));
    addTimes(lines, run);
    addCounts(lines, run);
    addSpeed(lines, run, rowsPerSecondNow);
    run.result().ifPresent(result -> addResult(lines, result));
    return lines.toString();
  }

  /** One line about a run whose heartbeat has stopped. */
  public static String stalled(RunStatus run) {
    return LogSanitizer.of(
        "The run %s is stalled. %s".formatted(run.row().run(), NextStep.stalled(run)));
  }

  /** One line about a cancellation. */
  public static String of(Cancellation.Result result) {
    RunStatus run = result.run();
    String words =
        switch (result.outcome()) {
          case CANCELLED -> "is cancelled; run the same command again to resume.";
          case MARKED ->
              "had no heartbeat for %d s, and is marked as cancelled; run the same command again to resume."
                  .formatted(run.row().silence().toSeconds());
          case STILL_ACTIVE ->
              "has not ended yet; it ends after its current batches. Look again with sluice"
                  + " status.";
          case ENDED -> ended(run);
        };
    return LogSanitizer.of("The run %s ".formatted(run.row().run()) + words);
  }

  /** A run that a request to end did not reach. */
  private static String ended(RunStatus run) {
    String at = run.row().finished().orElse(UNKNOWN);
    return switch (run.row().state()) {
      case CANCELLED -> "was cancelled at %s; run the same command again to resume.".formatted(at);
      case FAILED ->
          "is not cancelled: it failed at %s. %s"
              .formatted(at, run.row().failure().map(StatusText::oneLine).orElse(""));
      default -> "is not cancelled: it was %s at %s.".formatted(run.state(), at);
    };
  }

  private static void addTimes(KeyValues lines, RunStatus run) {
    lines.add("started", run.row().started());
    lines.add("finished", run.row().finished().orElse(UNKNOWN));
    lines.add("seconds", String.format(Locale.ROOT, "%.1f", run.seconds()));
    if (!run.hasEnded()) {
      lines.add("heartbeat", run.row().silence().toSeconds() + " s ago");
    }
  }

  private static void addCounts(KeyValues lines, RunStatus run) {
    lines.add("lines read", number(run.lines().of(LineCounter.READ)));
    if (run.row().before() > 0) {
      lines.add(
          "  by earlier runs",
          number(run.row().before()) + (run.result().isPresent() ? "" : " more"));
    }
    for (LineCounter outcome : LineCounter.OUTCOMES) {
      lines.add("  " + outcome.metric(), number(run.lines().of(outcome)));
      if (outcome == LineCounter.REJECTED) {
        addReasons(lines, run.lines().rejectedBy());
      }
    }
    lines.add("rejects", run.row().rejects());
  }

  private static void addReasons(KeyValues lines, Map<Reason, Long> reasons) {
    reasons.forEach((reason, count) -> lines.add("    " + reason.name(), number(count)));
  }

  private static void addSpeed(KeyValues lines, RunStatus run, OptionalDouble now) {
    lines.add("rows a second", number(Math.round(run.rowsPerSecond())));
    if (now.isPresent()) {
      lines.add("  now", number(Math.round(now.getAsDouble())));
    }
    if (run.bytesDone().isPresent()) {
      lines.add(
          "bytes done",
          "%s of %s"
              .formatted(
                  number(run.bytesDone().getAsLong()), number(run.row().bytes().getAsLong())));
    }
    lines.add("done", percent(run));
    if (!run.hasEnded()) {
      OptionalLong left = run.secondsLeft();
      lines.add("time left", left.isPresent() ? duration(left.getAsLong()) : UNKNOWN);
    }
  }

  private static void addResult(KeyValues lines, LoadResult result) {
    if (!result.lost().isEmpty()) {
      lines.add("lost", result.lost());
    }
    if (!result.missingIndexes().isEmpty()) {
      lines.add("missing indexes", String.join(", ", result.missingIndexes()));
    }
  }

  private static List<String> cells(RunStatus run) {
    return List.of(
        LogSanitizer.of(run.row().run()),
        run.state(),
        number(run.readInAll()),
        number(run.lines().of(LineCounter.REJECTED)),
        percent(run),
        run.row().started(),
        duration(Math.round(run.seconds())));
  }

  /** A format with each column as wide as its widest cell. */
  private static String form(List<List<String>> cells) {
    List<String> columns = new ArrayList<>();
    for (int i = 0; i < TITLES.size(); i++) {
      int column = i;
      int width =
          cells.stream()
              .mapToInt(row -> row.get(column).length())
              .reduce(TITLES.get(i).length(), Math::max);
      columns.add("%-" + width + "s");
    }
    return String.join(GAP, columns);
  }

  private static String line(String form, List<String> cells) {
    return form.formatted(cells.toArray()).stripTrailing() + "\n";
  }

  /** The reason of a failure, whose sentences may be on several lines. */
  private static String oneLine(LoadFailure failure) {
    return failure.reason().lines().collect(Collectors.joining(" "));
  }

  private static String percent(RunStatus run) {
    return run.percent().isPresent()
        ? String.format(Locale.ROOT, "%.0f%%", Math.floor(run.percent().getAsDouble()))
        : UNKNOWN;
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String duration(long seconds) {
    return seconds < HOUR
        ? String.format(Locale.ROOT, "%d:%02d", seconds / MINUTE, seconds % MINUTE)
        : String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
  }
}
