package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.OnOneServer;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar for clusters brings what a cluster lacks, and nothing that it has. */
@OnOneServer
class FlinkJarIT {

  private static final Path JAR = Repository.file("target/sluice-flink.jar");
  private static final long MOST_BYTES = 80_000_000;

  @Test
  void itIsSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
  }

  @Test
  void whatTheClusterHasIsNotInIt() throws IOException {
    assertThat(names())
        .noneMatch(
            name ->
                name.startsWith("org/apache/flink/")
                    || name.startsWith("org/slf4j/")
                    || name.startsWith("com/esotericsoftware/")
                    || name.startsWith("ch/vorburger/")
                    || name.startsWith("flink-rpc-akka")
                    || name.matches("META-INF/services/org\\.(apache\\.flink|slf4j)\\..*"));
  }

  @Test
  void noSignatureOfOthersIsInIt() throws IOException {
    assertThat(names()).noneMatch(name -> name.matches("META-INF/[^/]*\\.(SF|DSA|RSA)"));
  }

  @Test
  void servicesOfSeveralJarsAreMerged() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(service(jar, "org.apache.beam.sdk.runners.PipelineRunnerRegistrar"))
          .contains("flink.FlinkRunnerRegistrar", "direct.DirectRegistrar");
      assertThat(service(jar, "java.sql.Driver"))
          .contains("com.mysql.cj.jdbc.Driver", "org.postgresql.Driver");
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
          .isEqualTo("io.sluice.Sluice");
    }
  }

  private static String service(JarFile jar, String name) throws IOException {
    return new String(
        jar.getInputStream(jar.getEntry("META-INF/services/" + name)).readAllBytes(),
        StandardCharsets.UTF_8);
  }

  private static List<String> names() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().map(entry -> entry.getName()).toList();
    }
  }
}
