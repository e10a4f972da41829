package io.sluice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The Java code of the guide is code of tests that run it, and its links lead to files. */
class GuideTest {

  private static final String GUIDE = "src/docs/guide.md";
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)");

  @TestFactory
  Stream<DynamicTest> codeIsThatOfATest() throws IOException {
    String tests = source("load/PlainBeamIT") + source("load/LoadFilesIT");
    List<String> blocks = matches(JAVA);
    assertThat(blocks).hasSize(2);
    return blocks.stream()
        .map(
            block ->
                DynamicTest.dynamicTest(
                    block.lines().findFirst().orElseThrow(),
                    () -> assertThat(tests).contains(withoutLayout(block))));
  }

  @Test
  void linksLeadToFiles() throws IOException {
    assertThat(matches(LINK))
        .hasSizeGreaterThan(3)
        .allSatisfy(link -> assertThat(Repository.file("src/docs").resolve(link)).exists());
  }

  private static List<String> matches(Pattern pattern) throws IOException {
    String guide = Files.readString(Repository.file(GUIDE));
    return pattern.matcher(guide).results().map((MatchResult match) -> match.group(1)).toList();
  }

  private static String source(String test) throws IOException {
    return withoutLayout(
        Files.readString(Repository.file("src/test/java/io/sluice/" + test + ".java")));
  }

  /** A test's code is indented further, and so may be broken elsewhere. */
  private static String withoutLayout(String code) {
    return code.replaceAll("\\s+", "");
  }
}
