package io.sluice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sluice.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages depend on each other only in the direction that the design page draws. */
class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.sluice");

  /** The code block below the heading. */
  private static final Pattern DRAWING =
      Pattern.compile("## Directions\n.*?```\n(.*?)```", Pattern.DOTALL);

  private static final int MAX_TYPES = 25;

  @TestFactory
  Stream<DynamicTest> aPackageUsesOnlyPackagesOnLowerLines() throws IOException {
    List<List<String>> lines = lines();
    return lines.stream()
        .flatMap(
            line ->
                line.stream()
                    .map(name -> DynamicTest.dynamicTest(name, () -> check(name, lines, line))));
  }

  @Test
  void theDrawingHasEveryPackageOnce() throws IOException {
    List<String> drawn = lines().stream().flatMap(List::stream).toList();
    assertThat(drawn).doesNotHaveDuplicates();
    assertThat(drawn)
        .containsExactlyInAnyOrderElementsOf(
            CLASSES.stream().map(JavaClass::getPackageName).collect(toSet()));
  }

  @Test
  void noPackageHasTooManyTypes() {
    CLASSES.stream()
        .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
        .collect(groupingBy(JavaClass::getPackageName))
        .forEach((name, types) -> assertThat(types).as(name).hasSizeLessThanOrEqualTo(MAX_TYPES));
  }

  private static void check(String name, List<List<String>> lines, List<String> line) {
    List<String> forbidden = new ArrayList<>();
    lines.subList(0, lines.indexOf(line) + 1).forEach(forbidden::addAll);
    forbidden.remove(name);
    if (!forbidden.isEmpty()) {
      noClasses()
          .that()
          .resideInAPackage(name)
          .should()
          .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
          .check(CLASSES);
    }
  }

  private static List<List<String>> lines() throws IOException {
    Matcher drawing = DRAWING.matcher(Files.readString(Repository.file("src/docs/design.md")));
    assertThat(drawing.find()).isTrue();
    return drawing
        .group(1)
        .lines()
        .map(line -> Arrays.stream(line.strip().split("\\s+")).map(ArchitectureTest::qualified))
        .map(Stream::toList)
        .toList();
  }

  private static String qualified(String name) {
    return name.equals("sluice") ? "io.sluice" : "io.sluice." + name;
  }
}
