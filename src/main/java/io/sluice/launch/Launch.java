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
 * Starts the program from Maven's JVM in one of its own, with the class path that Maven has set up,
 * and ends Maven's JVM with the program's exit status.
 *
 * <p>A JVM of its own because Flink does not find its classes in Maven's, and because the heap and
 * what happens when it is full are settings of a JVM. Maven's properties {@code -Drunner=…} and
 * {@code -Dheap=…} become {@code --runner=…} and {@code -Xmx…}, and its temporary directory is the
 * program's.
 */
public final class Launch {

  private static final String DEFAULT_HEAP = "2g";
  private static final String TEMPORARY = "-Djava.io.tmpdir=";

  private Launch() {}

  /** Takes the program's arguments; to be run by exec-maven-plugin. */
  public static void main(String[] args) throws Exception {
    Process program = new ProcessBuilder(command(args)).inheritIO().start();
    // Whoever ends Maven means the program; the program says how it ended.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
    int status = program.waitFor();
    // Not exit: Maven's own hooks would write behind the summary, which is to be the last line.
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
