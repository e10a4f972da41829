package io.sluice.bench.load;

import io.sluice.bench.measure.BenchServer;
import io.sluice.bench.measure.Jvm;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The ways to load lines into the table, each as the command of a process. */
public enum Contestant {
  /** LOAD DATA of the lines, parsed by the server. */
  LOAD_DATA_1(
      "LOAD DATA, 1 stream", load -> ofUsers(LoadData.class, load, List.of(load.input().file()))),
  /** The same of each half of the file; what all others are compared with. */
  LOAD_DATA_2("LOAD DATA, 2 streams", load -> ofUsers(LoadData.class, load, load.input().halves())),
  /** A loader as users write it. */
  JDBC_BATCHES(
      "JDBC batches of 1,000, 2 threads",
      load -> ofUsers(JdbcBatches.class, load, load.input().halves())),
  /** Sluice made of Beam's own parts. */
  TEXTIO_JDBCIO(
      "Sluice, TextIO and JdbcIO",
      // TextIO on the DirectRunner holds what it has read.
      new ProgramLoad("-Xmx2g", "--reader=textio", "--writer=jdbcio")),
  /** Sluice as it is. */
  SLUICE_DIRECT("Sluice, DirectRunner", new ProgramLoad(Jvm.HEAP, "--runner=DirectRunner")),
  /** Sluice as it is, on Flink in one JVM. */
  SLUICE_FLINK("Sluice, Flink in one JVM", new ProgramLoad(Jvm.HEAP, "--runner=FlinkRunner"));

  private final String label;
  private final Function<Load, List<String>> command;
  private final Optional<ProgramLoad> program;

  Contestant(String label, Function<Load, List<String>> command) {
    this.label = label;
    this.command = command;
    this.program = Optional.empty();
  }

  Contestant(String label, ProgramLoad program) {
    this.label = label;
    this.command = load -> Jvm.sluice(program.heap(), program.arguments(load));
    this.program = Optional.of(program);
  }

  /** Its name in the report. */
  public String label() {
    return label;
  }

  /** Whether it is Sluice. */
  public boolean isSluice() {
    return program.isPresent();
  }

  /** The load by the program; empty where it is not Sluice. */
  public Optional<ProgramLoad> program() {
    return program;
  }

  /** The command that loads. */
  List<String> command(Load load) {
    return command.apply(load);
  }

  private static List<String> ofUsers(Class<?> program, Load load, List<Path> files) {
    List<Object> args = new ArrayList<>(load.server().clientArguments());
    args.addAll(files);
    return Jvm.run(program, args);
  }

  /**
   * What is loaded, and where to.
   *
   * @param input the lines
   * @param server a server that answers
   */
  public record Load(Input input, BenchServer server) {}
}
