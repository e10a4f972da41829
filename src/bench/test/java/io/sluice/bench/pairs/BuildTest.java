package io.sluice.bench.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.bench.measure.BenchException;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Measured;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {

  @TempDir private Path directory;

  @Test
  void aFailureIsToldInTheProgramsOwnWords() throws Exception {
    Build build = build(jar());
    assertThatThrownBy(() -> build.run("-Xmx32m", List.of("--inptu=x"), log()))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "The baseline (%s) failed with status 2: There is no option --inptu=x."
                .formatted(build.jar()));
  }

  @Test
  void whatIsNoProgramIsRefused() throws Exception {
    Build build = build(Files.writeString(directory.resolve("old.jar"), "text"));
    assertThatThrownBy(() -> build.checkStarts(log()))
        .isInstanceOf(BenchException.class)
        .hasMessage(
            "The baseline (%s) failed with status 1; %s says why.".formatted(build.jar(), log()));
  }

  @Test
  void anArchiveIsAcceptedUntilItsJarHasMoved() throws Exception {
    Build build = build(jar());
    Path archive = directory.resolve("old.jsa");
    assertThat(build.accepts(archive, log())).isFalse();
    Measured.run(
        Jvm.program(
            "-Xmx32m",
            build.jar(),
            Optional.empty(),
            List.of("-XX:ArchiveClassesAtExit=" + archive),
            List.of("--help")),
        log());
    assertThat(build.accepts(archive, log())).isTrue();
    Path moved = Files.move(build.jar(), directory.resolve("moved.jar"));
    assertThat(build(moved).accepts(archive, log())).isFalse();
  }

  private Path log() {
    return directory.resolve("log");
  }

  private static Build build(Path jar) {
    return new Build("The baseline", jar, Optional.empty(), Optional.empty());
  }

  private Path jar() throws Exception {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Program.class.getName());
    Path jar = directory.resolve("old.jar");
    String entry = Program.class.getName().replace('.', '/') + ".class";
    try (InputStream program = Program.class.getClassLoader().getResourceAsStream(entry);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.putNextEntry(new ZipEntry(entry));
      program.transferTo(out);
    }
    return jar;
  }

  /** Knows only --help. */
  static final class Program {

    private Program() {}

    public static void main(String[] args) {
      if (!args[0].equals("--help")) {
        System.err.println("sluice: error: There is no option " + args[0] + ".");
        System.exit(2);
      }
    }
  }
}
