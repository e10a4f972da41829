package io.sluice.bench;

import io.sluice.testing.Repository;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Commands that start a JVM. */
final class Jvm {

  /** The heap of every process that is not said to need more. */
  static final String HEAP = "-Xmx256m";

  private Jvm() {}

  /** The program as the README starts it, with another heap. */
  static List<String> sluice(String heap, Collection<?> args) {
    return java(
        heap,
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            Repository.file("target/sluice.jar")),
        args);
  }

  /** A class of the benchmark. */
  static List<String> run(Class<?> program, Collection<?> args) {
    return java(
        HEAP, List.of("-cp", System.getProperty("java.class.path"), program.getName()), args);
  }

  private static List<String> java(String heap, Collection<?> program, Collection<?> args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(heap);
    command.add("-XX:+ExitOnOutOfMemoryError");
    program.forEach(word -> command.add(word.toString()));
    args.forEach(word -> command.add(word.toString()));
    return command;
  }
}
