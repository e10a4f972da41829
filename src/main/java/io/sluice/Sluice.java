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
import io.sluice.runner.FlinkContext;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.commons.io.output.TeeOutputStream;

/** The program's main class. */
public final class Sluice {

  private Sluice() {}

  /**
   * Runs a job and ends the JVM with its exit code, even if a runner has left threads behind. In a
   * JVM of Flink's, it returns instead, or throws what has failed.
   *
   * @throws SubmissionException in a JVM of Flink's, if the job fails
   */
  public static void main(String[] args) {
    if (FlinkContext.isGuest()) {
      runAsGuest(args);
      return;
    }
    // Formats digits and cases as documented, whatever the machine's language.
    Locale.setDefault(Locale.ROOT);
    System.exit(run(Console.ofSystem(), args).status());
  }

  /** Flink answers with the exception of a program, not with its standard error. */
  private static void runAsGuest(String... args) {
    Console system = Console.ofSystem();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    OutputStream both = new TeeOutputStream(system.err(), errors);
    PrintStream err = new PrintStream(both, true, StandardCharsets.UTF_8);
    ExitCode code = run(new Console(system.out(), err, false), args);
    if (code != ExitCode.DONE) {
      throw new SubmissionException(errors.toString(StandardCharsets.UTF_8));
    }
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
    checkDetached(job, line);
    return job.run(OptionParser.of(job.options()).parse(onRunner(line.options())), console);
  }

  /** What Flink has started runs on Flink, if no runner is named. */
  private static Map<String, List<String>> onRunner(Map<String, List<String>> written) {
    if (!FlinkContext.isPresent()) {
      return written;
    }
    Map<String, List<String>> options = new LinkedHashMap<>(written);
    options.putIfAbsent("runner", List.of("FlinkRunner"));
    return options;
  }

  private static void checkDetached(Job<?> job, CommandLine line) {
    boolean isDetached =
        FlinkContext.isDetached()
            || line.isSet("detached")
            || line.options().getOrDefault("attachedMode", List.of()).equals(List.of("false"));
    if (isDetached && !job.canBeDetached()) {
      throw new OptionException(
          ("%s needs a program that waits for its end; run it with java -jar sluice.jar or flink"
                  + " run, without -d, --detached and --attachedMode=false, and not in a"
                  + " JobManager.")
              .formatted(job.name()));
    }
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
