package io.sluice;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Public names, options among them, use the field's words; decision 0020 lists old and new ones.
 */
class PublicNamesTest {

  /** Words that only this project knew, and the field's words for them. */
  private static final Map<String, String> OLD_WORDS =
      Map.ofEntries(
          Map.entry("share", "split"),
          Map.entry("stretch", "sort run"),
          Map.entry("takeover", "claim"),
          Map.entry("witness", "sentinel"),
          Map.entry("barrier", "phaser"),
          Map.entry("pace", "throttle"),
          Map.entry("pacing", "throttling"),
          Map.entry("placement", "insert result"),
          Map.entry("shape", "layout, or description"),
          Map.entry("fold", "reduce"),
          Map.entry("park", "cache"),
          Map.entry("printable", "log sanitizer"),
          Map.entry("walk", "scan"),
          Map.entry("catalogue", "catalog"),
          Map.entry("begun", "started"),
          Map.entry("behind", "after"));

  private static final String ENDING = "(s|es|d|ed|r|er|rs|ers|ing)?";

  private static final Set<JavaModifier> VISIBLE =
      EnumSet.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

  @Test
  void noPublicNameHasAnOldWord() {
    assertThat(publicNames().flatMap(PublicNamesTest::oldWordsIn)).isEmpty();
  }

  @Test
  void anOldWordIsFound() {
    assertThat(oldWordsIn("RangeFold")).containsExactly("RangeFold: fold is reduce");
    assertThat(oldWordsIn("getPaceLimits")).containsExactly("getPaceLimits: pace is throttle");
    assertThat(oldWordsIn("JDBCShares")).containsExactly("JDBCShares: share is split");
    assertThat(oldWordsIn("NAMESPACE")).isEmpty();
  }

  private static Stream<String> publicNames() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.sluice").stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(PublicNamesTest::namesOf)
            .collect(toCollection(TreeSet::new))
            .stream();
  }

  private static Stream<String> namesOf(JavaClass type) {
    Stream<String> members =
        type.getMembers().stream()
            .filter(member -> member.getModifiers().stream().anyMatch(VISIBLE::contains))
            .filter(member -> !(member instanceof JavaCodeUnit unit && unit.isConstructor()))
            .map(JavaMember::getName);
    return Stream.of(Stream.of(type.getSimpleName(), type.getPackageName()), members)
        .flatMap(names -> names);
  }

  private static Stream<String> oldWordsIn(String name) {
    return words(name)
        .flatMap(
            word ->
                OLD_WORDS.entrySet().stream()
                    .filter(old -> word.matches(old.getKey() + ENDING))
                    .map(old -> "%s: %s is %s".formatted(name, old.getKey(), old.getValue())));
  }

  private static Stream<String> words(String name) {
    return Stream.of(name.split("[._]|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"))
        .map(word -> word.toLowerCase(Locale.ROOT));
  }
}
