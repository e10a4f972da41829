package io.sluice.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Job;
import io.sluice.generate.ChatLog;
import io.sluice.generate.IdOrder;
import io.sluice.job.GenerateJob.Options;
import io.sluice.pipeline.options.OptionException;
import io.sluice.progress.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import org.apache.beam.sdk.options.Default;
import org.apache.beam.sdk.options.Description;

/** Writes a synthetic chat log, and the counts that a load of it must report. */
final class GenerateJob implements Job<Options> {

  private static final int BUFFER_BYTES = 1 << 20;

  /** The options of the generator and of its output. */
  public interface Options extends DisplayOptions {

    @Description("The number of lines.")
    Long getRows();

    void setRows(Long rows);

    @Description("The file to write; what stands in it is lost.")
    String getOut();

    void setOut(String out);

    @Description(
        "The share of lines that are bad (0.01 for one in a hundred): in turn, one for each reason"
            + " that a line can be rejected for by itself (not LINE_TOO_LONG, REFUSED, CONFLICT),"
            + " and blank lines.")
    @Default.Double(0)
    double getBad();

    void setBad(double bad);

    @Description("The share of lines that repeat an earlier line.")
    @Default.Double(0)
    double getDuplicates();

    void setDuplicates(double duplicates);

    @Description("Another seed makes another log; the same seed the same log.")
    @Default.Long(1)
    long getSeed();

    void setSeed(long seed);

    @Description(
        "How ids follow each other: random (random UUIDs), or time (UUIDs that begin with a time,"
            + " each later than the one before).")
    @Default.Enum("RANDOM")
    IdOrder getIds();

    void setIds(IdOrder ids);
  }

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public String summary() {
    return "writes a made-up chat log, and the counts that a load of it must report";
  }

  @Override
  public Class<Options> options() {
    return Options.class;
  }

  @Override
  public String remarks() {
    return """
    Beside FILE it writes FILE.expected.json: what a load of FILE into an empty table with the
    default limits must report, under the names of the load's summary.\
    """;
  }

  @Override
  public List<String> examples() {
    return List.of("generate --rows=1000000 --out=chat.ndjson --bad=0.01 --duplicates=0.05");
  }

  @Override
  public ExitCode run(Options options, Console console) {
    if (options.getOut() == null || options.getRows() == null || options.getRows() < 0) {
      throw new OptionException("generate needs --rows=N and --out=FILE.");
    }
    if (options.getBad() < 0
        || options.getDuplicates() < 0
        || options.getBad() + options.getDuplicates() > 1) {
      throw new OptionException("--bad and --duplicates are shares; together at most 1.");
    }
    Path file = Path.of(options.getOut());
    ChatLog log =
        new ChatLog(
            options.getRows(),
            options.getBad(),
            options.getDuplicates(),
            options.getSeed(),
            options.getIds());
    long start = System.nanoTime();
    LongAdder written = new LongAdder();
    try {
      Progress.during(
          console,
          options.isQuiet(),
          () -> String.format(Locale.ROOT, "%,d of %,d lines", written.sum(), log.rows()),
          () -> write(log, file, written));
      console.print(
          String.format(
              Locale.ROOT,
              "sluice generate: rows=%d bytes=%d seconds=%.1f",
              options.getRows(),
              Files.size(file),
              (System.nanoTime() - start) / 1e9));
      return ExitCode.DONE;
    } catch (IOException | UncheckedIOException e) {
      throw new OptionException("--out=" + file + " cannot be written.");
    }
  }

  private static Path write(ChatLog log, Path file, LongAdder written) {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES)) {
      return writeExpected(log.writeTo(out, written), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path writeExpected(ChatLog.Expected expected, Path file) throws IOException {
    Path expectedFile = file.resolveSibling(file.getFileName() + ".expected.json");
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(Files.newBufferedWriter(expectedFile))
            .useDefaultPrettyPrinter()) {
      json.writeStartObject();
      json.writeNumberField("read", expected.read());
      json.writeNumberField("loaded", expected.loaded());
      json.writeNumberField("duplicate", expected.duplicate());
      json.writeNumberField("conflict", 0);
      json.writeNumberField("filtered", 0);
      json.writeNumberField("rejected", expected.rejected());
      json.writeNumberField("blank", expected.blank());
      json.writeEndObject();
    }
    return expectedFile;
  }
}
