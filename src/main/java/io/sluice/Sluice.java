package io.sluice;

import io.sluice.cli.CommandLine;
import io.sluice.cli.Console;
import io.sluice.cli.ExitCode;
import io.sluice.cli.Failure;
import io.sluice.cli.Help;
import io.sluice.cli.Job;
import io.sluice.cli.NameEncoding;
import io.sluice.cli.OptionParser;
import io.sluice.cli.Suggestion;
import io.sluice.job.Jobs;
import io.sluice.pipeline.options.OptionException;
import io.sluice.runner.StartedByFlinkRun;
import java.util.List;
import java.util.Locale;
import org.apache.beam.sdk.options.PipelineOptions;

/** The program's main class. */
public final class Sluice {

  private Sluice() {}

  /** Runs a job and ends the JVM with its exit code, even if a runner has left threads behind. */
  public static void main(String[] args) {
    StartedByFlinkRun.checkClient();
    // Formats digits and cases as documented, whatever the machine's language.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(Console.ofSystem(), args).status());
  }

  /** Runs a job, and turns every failure into a sentence and an exit code. */
  public static ExitCode run(Console console, String... args) {
    ExitCode code = outcome(console, args);
    if (console.hasLostOutput()) {
      console.error("Standard output is closed or full; what was printed there is lost.");
      return code == ExitCode.DONE ? ExitCode.UNEXPECTED : code;
    }
    return code;
  }

  private static ExitCode outcome(Console console, String... args) {
    boolean debug = false;
    try {
      checkReadable(args);
      CommandLine line = CommandLine.parse(args);
      debug = line.isSet("debug");
      Logging.configure(debug);
      return run(console, line);
    } catch (Exception | LinkageError e) {
      return report(console, Failure.of(e), debug ? e : null);
    }
  }

  /**
   * Rejects arguments with U+FFFD, which Java substitutes for bytes it cannot decode in the
   * locale's encoding.
   */
  private static void checkReadable(String... args) {
    for (String arg : args) {
      if (arg.indexOf('\uFFFD') >= 0) {
        throw new OptionException(
            "%s has characters that cannot be read%s.".formatted(arg, NameEncoding.advice()));
      }
    }
  }

  private static ExitCode report(Console console, Failure failure, Throwable shown) {
    failure.message().lines().forEach(console::error);
    if (shown != null) {
      shown.printStackTrace(console.err());
    } else if (!failure.isExplained()) {
      console.error("Run it again with --debug to see where.");
    }
    return failure.exitCode();
  }

  private static ExitCode run(Console console, CommandLine line) throws Exception {
    if (line.job().isEmpty()) {
      console.print(Help.ofProgram(Jobs.ALL));
      return line.help() ? ExitCode.DONE : ExitCode.BAD_OPTIONS;
    }
    return run(console, find(line.job().get()), line);
  }

  private static <O extends PipelineOptions> ExitCode run(
      Console console, Job<O> job, CommandLine line) throws Exception {
    if (line.help()) {
      console.print(Help.ofJob(job));
      return ExitCode.DONE;
    }
    return job.run(OptionParser.of(job.options()).parse(line.options()), console);
  }

  private static Job<?> find(String name) {
    List<String> names = Jobs.ALL.stream().map(Job::name).toList();
    return Jobs.ALL.stream()
        .filter(job -> job.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new OptionException(
                    "There is no job %s; did you mean %s?"
                        .formatted(
                            name,
                            Suggestion.among(names, name).orElse(String.join(" or ", names)))));
  }
}
