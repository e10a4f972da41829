package io.sluice.pipeline.load.plan;

import io.sluice.pipeline.KeyValues;
import io.sluice.pipeline.load.LoadOptions.Reader;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.WriteSpec;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.session.ServerFacts;
import io.sluice.transforms.jdbc.table.TableState;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.load.ledger.LedgerState;
import io.sluice.transforms.load.run.RunRow;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.record.Column;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Formats a plan as lines of a key and its value, always in the same order. */
public final class PlanText {

  private final LoadPlan plan;
  private final LoadSpec spec;
  private final Map<String, Long> ranges;
  private final KeyValues lines = new KeyValues();

  private PlanText(LoadPlan plan) {
    this.plan = plan;
    this.spec = plan.spec();
    this.ranges = plan.ranges();
  }

  /**
   * Formats the plan, without the last line.
   *
   * @param withoutDatabase the server entry of a plan without a database
   * @param more additional entries by key
   */
  public static String of(LoadPlan plan, String withoutDatabase, Map<String, String> more) {
    PlanText text = new PlanText(plan);
    plan.inputs().forEach(text::input);
    text.spec
        .database()
        .ifPresentOrElse(text::database, () -> text.lines.add("server", withoutDatabase));
    text.table();
    text.writing();
    more.forEach(text.lines::add);
    EstimateText.add(plan, text.lines);
    return text.lines.toString();
  }

  /**
   * The last line, which people and scripts read. Its format is stable.
   *
   * @param errors the number of error messages
   */
  public static String lastLine(LoadPlan plan, long errors) {
    return String.format(
        Locale.ROOT,
        "sluice plan: files=%d bytes=%d lines~=%s seconds~=%s errors=%d",
        plan.inputs().size(),
        plan.inputs().stream().mapToLong(input -> input.file().bytes()).sum(),
        rounded(plan.estimate().lines()),
        rounded(plan.estimate().seconds()),
        errors);
  }

  private void input(LoadPlan.Input input) {
    lines.add("input", input.file().name());
    lines.add(
        "  bytes",
        "%d, %s"
            .formatted(
                input.file().bytes(),
                input.file().isSplittable()
                    ? "not compressed"
                    : input.file().compression().toString().toLowerCase(Locale.ROOT)));
    long count = ranges.getOrDefault(input.file().name(), 0L);
    lines.add("  read", InputText.read(input, count, spec.reading().reader()));
    lines.add("  ledger", InputText.ledger(plan, input));
  }

  private void database(Database database) {
    lines.add("server", server(database));
    lines.add("  user", "%s, password %s".formatted(database.user(), from(database.password())));
    plan.server()
        .ifPresent(
            facts -> {
              lines.add("  max_allowed_packet", facts.maxPacketBytes() + " bytes");
              lines.add("  set by Sluice", String.join(", ", facts.overridden()));
            });
    lines.add("database", database.name() + plan.state().map(this::databaseState).orElse(""));
  }

  private String server(Database database) {
    String tls = "TLS " + lower(database.tls());
    return plan.server()
        .map(
            facts ->
                "%s %s at %s, %s, %s"
                    .formatted(
                        facts.kind().words(),
                        facts.version(),
                        database.address(),
                        tls,
                        inForce(facts)))
        .orElse("%s, %s; cannot be reached".formatted(database.address(), tls));
  }

  private static String inForce(ServerFacts facts) {
    return facts.tls().isEmpty() ? "not encrypted" : "encrypted with " + facts.tls();
  }

  private static String from(Password password) {
    if (password instanceof Password.FromFile file) {
      return "from the file " + file.path();
    }
    return password instanceof Password.FromEnvironment variable
        ? "from " + variable.variable()
        : "none";
  }

  private String databaseState(TableState state) {
    return state.hasDatabase() ? "" : missing(state);
  }

  private String missing(TableState state) {
    if (!state.failures().isEmpty()) {
      return " (is not there, or may not be seen)";
    }
    return spec.dryRun() ? " (is not there)" : " (would be created)";
  }

  private String tableState(TableState state) {
    if (!state.exists()) {
      return missing(state);
    }
    return state.failures().isEmpty() ? "" : " (does not fit)";
  }

  private void table() {
    lines.add("table", plan.table().name() + plan.state().map(this::tableState).orElse(""));
    lines.add(
        "  key", plan.table().key().stream().map(Column::name).collect(Collectors.joining(", ")));
    for (Column column : plan.table().columns()) {
      lines.add("  column " + column.name(), LimitText.of(column, plan.limits()));
    }
  }

  private void writing() {
    WriteSpec writing = spec.writing();
    lines.add("writer", WriterText.of(plan));
    lines.add("onDuplicate", lower(writing.onDuplicate()));
    lines.add("onTooLong", lower(spec.onTooLong()));
    lines.add("ledger", WriterText.ledger(spec));
    plan.ledger().ifPresent(this::ledger);
    lines.add("indexes", WriterText.indexes(spec));
    lines.add("commitTarget", WriterText.commitTarget(spec));
    lines.add("throttle", WriterText.throttle(spec));
    lines.add("retryFor", WriterText.retryFor(spec));
    lines.add("rejects", spec.rejects());
    lines.add(
        "maxRejected",
        spec.maxRejected().equals(RejectLimit.NONE)
            ? "any number but not all"
            : spec.maxRejected().toString());
    lines.add(
        "reader",
        spec.reading().reader() == Reader.TEXTIO
            ? "textio"
            : "blocks, lines of at most %d bytes".formatted(spec.reading().maxLineBytes()));
  }

  private void ledger(LedgerState state) {
    List<InputFile> left = LoadPlan.left(plan.inputs());
    lines.add("  unfinished", "%d of %d files".formatted(left.size(), plan.inputs().size()));
    if (state.lost().missing() > 0) {
      lines.add("  lost", state.lost().sentence(plan.table().name()));
    }
    for (RunRow run : state.running()) {
      lines.add(
          "  running",
          "%s, heartbeat %d s ago; this load would take over its files"
              .formatted(LogSanitizer.of(run.run()), run.silence().toSeconds()));
    }
  }

  static String rounded(OptionalDouble number) {
    return number.isEmpty() ? "unknown" : Long.toString(Math.round(number.getAsDouble()));
  }

  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
