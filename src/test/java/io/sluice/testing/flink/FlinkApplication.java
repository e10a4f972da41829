package io.sluice.testing.flink;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.apache.flink.client.deployment.application.ApplicationClusterEntryPoint;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.runtime.entrypoint.ClusterEntrypoint;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;

/**
 * The JobManager of a standalone cluster in application mode, as Flink's distribution has it in
 * flink-container: it runs a program, and ends with the program's job.
 */
// Flink's own class says that closing it may be interrupted.
@SuppressWarnings("try")
public final class FlinkApplication extends ApplicationClusterEntryPoint {

  private FlinkApplication(Configuration configuration, PackagedProgram program) {
    super(configuration, program, StandaloneResourceManagerFactory.getInstance());
  }

  /** Told the directory of Flink's settings, the program's jar, its main class, and its words. */
  public static void main(String[] args) throws Exception {
    Configuration configuration = GlobalConfiguration.loadConfiguration(args[0]);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setJarFile(new File(args[1]))
            .setEntryPointClassName(args[2])
            .setArguments(Arrays.copyOfRange(args, 3, args.length))
            .setConfiguration(configuration)
            .build();
    configureExecution(configuration, program);
    ClusterEntrypoint.runClusterEntrypoint(new FlinkApplication(configuration, program));
  }

  /**
   * Copies the class, which the cluster does not have, into a directory of its own. The other
   * classes of the tests must not be on the class path of a JobManager.
   *
   * @return the directory
   */
  static String copyTo(Path directory) throws IOException {
    String name = FlinkApplication.class.getName().replace('.', '/') + ".class";
    Path copy = directory.resolve(name);
    Files.createDirectories(copy.getParent());
    try (InputStream bytes = FlinkApplication.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(bytes, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return directory.toString();
  }
}
