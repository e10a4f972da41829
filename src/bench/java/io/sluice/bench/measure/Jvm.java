package io.sluice.bench.measure;

import io.sluice.launch.JavaArgs;
import io.sluice.testing.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Commands that start a JVM. */
public final class Jvm {

  /** The heap of every process that is not said to need more. */
  public static final String HEAP = "-Xmx256m";

  /** This build of the program. */
  public static final Path JAR = Repository.file("target/sluice.jar");

  private static final String ARCHIVE = "-XX:SharedArchiveFile=";

  private Jvm() {}

  /** The program as the README starts it, with another heap. */
  public static List<String> sluice(String heap, Collection<?> args) {
    List<Object> words = new ArrayList<>(shipped());
    words.addAll(List.of("-jar", JAR));
    return java(heap, words, args);
  }

  /**
   * A jar of the program, started as the README starts this build.
   *
   * @param archive its CDS archive
   * @param more options of the JVM that the README does not have
   */
  public static List<String> program(
      String heap, Path jar, Optional<Path> archive, List<String> more, Collection<?> args) {
    List<Object> words = new ArrayList<>(shipped());
    words.removeIf(word -> word.toString().startsWith(ARCHIVE));
    archive.ifPresent(file -> words.add(ARCHIVE + file));
    words.addAll(more);
    words.addAll(List.of("-jar", jar));
    return java(heap, words, args);
  }

  /** A class of the benchmark. */
  public static List<String> run(Class<?> program, Collection<?> args) {
    return run(List.of(HEAP), program, args);
  }

  /** A class of the benchmark in a JVM with options of its own, its heap among them. */
  public static List<String> run(List<String> options, Class<?> program, Collection<?> args) {
    return run(options, System.getProperty("java.class.path"), program, args);
  }

  /** A class of the benchmark that uses Sluice, in a JVM like the program's. */
  public static List<String> runLikeSluice(String heap, Class<?> program, Collection<?> args) {
    List<String> options = new ArrayList<>(List.of(heap));
    options.addAll(shipped());
    // The classes are archived for whoever has the jar in front.
    String classPath = JAR + File.pathSeparator + System.getProperty("java.class.path");
    return run(options, classPath, program, args);
  }

  private static List<String> run(
      List<String> options, String classPath, Class<?> program, Collection<?> args) {
    List<String> words = new ArrayList<>(options.subList(1, options.size()));
    words.addAll(List.of("-cp", classPath, program.getName()));
    return java(options.get(0), words, args);
  }

  /** As the README starts the program. The archive is named from there. */
  private static List<String> shipped() {
    try {
      return JavaArgs.in(Repository.file(""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
