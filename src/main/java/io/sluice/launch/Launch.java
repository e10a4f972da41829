package io.sluice.launch;

import io.sluice.Sluice;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the program from Maven's JVM in a JVM of its own, with the class path that Maven has set
 * up, and ends Maven's JVM with the program's exit status.
 *
 * <p>The program needs its own JVM because Flink does not find its classes in Maven's, and because
 * heap size and out-of-memory behaviour are JVM settings. Maven's properties {@code -Drunner=…} and
 * {@code -Dheap=…} become {@code --runner=…} and {@code -Xmx…}. The program uses Maven's temporary
 * directory.
 */
public final class Launch {

  private static final String DEFAULT_HEAP = "2g";
  private static final String TEMPORARY = "-Djava.io.tmpdir=";

  private Launch() {}

  /** Starts the program with its arguments. Called by exec-maven-plugin. */
  public static void main(String[] args) throws Exception {
    Process program = new ProcessBuilder(command(args)).inheritIO().start();
    // Ending Maven ends the program, which reports its own outcome.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
    int status = program.waitFor();
    // Halt instead of exit: Maven's shutdown hooks would print after the summary, which must be the
    // last line.
    Runtime.getRuntime().halt(status);
  }

  private static List<String> command(String[] args) throws IOException, URISyntaxException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        JavaArgs.in(Path.of(System.getProperty("maven.multiModuleProjectDirectory", ""))));
    command.add("-Xmx" + System.getProperty("heap", DEFAULT_HEAP));
    command.add(TEMPORARY + System.getProperty("java.io.tmpdir"));
    command.add("-cp");
    command.add(classPath());
    command.add(Sluice.class.getName());
    String runner = System.getProperty("runner");
    if (runner != null) {
      command.add("--runner=" + runner);
    }
    command.addAll(List.of(args));
    return command;
  }

  private static String classPath() throws URISyntaxException {
    List<String> entries = new ArrayList<>();
    for (URL url : ((URLClassLoader) Launch.class.getClassLoader()).getURLs()) {
      entries.add(Path.of(url.toURI()).toString());
    }
    return String.join(File.pathSeparator, entries);
  }

  private static void stop(Process program) {
    program.destroy();
    try {
      program.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
