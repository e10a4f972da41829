package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.cli.CommandLine;
import io.sluice.cli.Job;
import io.sluice.cli.OptionParser;
import io.sluice.job.Jobs;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.beam.sdk.options.PipelineOptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The program takes each command of the README and of the guide. */
class ReadmeTest {

  private static final Pattern COMMAND =
      Pattern.compile(
          "^(?:java (?:@run-configs/java.args|.*-jar target/sluice.jar) (.+)|mvn exec:java"
              + " .*-Dexec.args=\"(.+)\")$");

  @TestFactory
  Stream<DynamicTest> everyCommandIsUnderstood() throws IOException {
    return tests("README.md", 6);
  }

  @TestFactory
  Stream<DynamicTest> everyCommandOfTheGuideIsUnderstood() throws IOException {
    return tests("src/docs/guide.md", 4);
  }

  private static Stream<DynamicTest> tests(String page, int atLeast) throws IOException {
    List<String> commands =
        Files.readAllLines(Repository.file(page)).stream()
            .flatMap(line -> COMMAND.matcher(line).results())
            .map(ReadmeTest::arguments)
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(atLeast);
    return commands.stream()
        .map(command -> DynamicTest.dynamicTest(command, () -> understand(command)));
  }

  private static void understand(String command) {
    String[] words =
        Arrays.stream(command.split(" +(?=[^']*(?:'[^']*'[^']*)*$)"))
            .map(word -> word.replace("'", ""))
            .map(word -> word.startsWith("@") ? "@" + Repository.file(word.substring(1)) : word)
            .toArray(String[]::new);
    CommandLine line = CommandLine.parse(words);
    Job<?> job =
        Jobs.ALL.stream().filter(it -> it.name().equals(line.job().get())).findFirst().get();
    PipelineOptions options = OptionParser.of(job.options()).parse(line.options());
    assertThat(options).isNotNull();
  }

  private static String arguments(MatchResult command) {
    return command.group(1) != null ? command.group(1) : command.group(2);
  }
}
