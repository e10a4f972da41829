package io.sluice.testing;

import io.sluice.Sluice;
import io.sluice.cli.Console;
import io.sluice.testing.server.Schema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The program as a user runs it. */
public final class Program {

  /**
   * How it ended.
   *
   * @param status its exit status
   * @param out what it wrote to standard output
   * @param err what it wrote to standard error
   */
  public record Ended(int status, String out, String err) {

    /** The last line on standard output, up to the counts that differ from run to run. */
    public String summary() {
      String[] lines = out.strip().split("\n");
      return lines[lines.length - 1].replaceFirst(" seconds=.*", "");
    }
  }

  private static final int MINUTES = 5;

  private Program() {}

  /** Runs it in this JVM. */
  public static Ended run(Object... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(print(out), print(err), false);
    int status = Sluice.run(console, words(args).toArray(String[]::new)).status();
    return new Ended(status, text(out), text(err));
  }

  /** Loads in this JVM, on a runner, into a schema. */
  public static Ended load(Runner runner, Schema schema, Path rejects, String... options) {
    return run(
        "load",
        runner.options(),
        schema.options(),
        "--quiet",
        "--rejects=" + rejects,
        List.of(options));
  }

  /** Runs {@code target/sluice.jar} in a JVM of its own. */
  public static Ended fork(List<String> jvmOptions, Object... args)
      throws IOException, InterruptedException {
    return fork(Path.of(""), jvmOptions, args);
  }

  /** Runs {@code target/sluice.jar} in a JVM of its own, in a directory. */
  public static Ended fork(Path directory, List<String> jvmOptions, Object... args)
      throws IOException, InterruptedException {
    Process process = start(directory, jvmOptions, args);
    return ended(process);
  }

  /** Waits for its end, and reads what it writes. */
  public static Ended ended(Process process) throws IOException, InterruptedException {
    CompletableFuture<String> out = read(process.getInputStream());
    CompletableFuture<String> err = read(process.getErrorStream());
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("The program did not end: " + process.info());
    }
    return new Ended(process.exitValue(), out.join(), err.join());
  }

  /** How it ends. */
  public static CompletableFuture<Ended> whenEnded(Process process) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return ended(process);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        },
        task -> new Thread(task, "end").start());
  }

  /** Starts {@code target/sluice.jar} in a JVM of its own, in a directory. */
  public static Process start(Path directory, List<String> jvmOptions, Object... args)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx1g");
    // These JVMs live for seconds; the second compiler would be half of their work, and the reading
    // of classes half of the rest.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-XX:SharedArchiveFile=" + Repository.file("target/sluice.jsa"));
    command.add("-Xlog:cds*=off");
    command.addAll(jvmOptions);
    command.add("-jar");
    command.add(Repository.file("target/sluice.jar").toString());
    command.addAll(words(args));
    return new ProcessBuilder(command).directory(directory.toAbsolutePath().toFile()).start();
  }

  /** Words and lists of words as one list of words. */
  private static List<String> words(Object... args) {
    return Arrays.stream(args)
        .flatMap(arg -> arg instanceof Collection<?> many ? many.stream() : List.of(arg).stream())
        .map(Object::toString)
        .toList();
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static CompletableFuture<String> read(InputStream in) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        task -> new Thread(task, "output").start());
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
