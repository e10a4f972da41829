package io.sluice.transforms.jdbc.session;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a user reads about sessions is what the code sets. */
class SessionsDocTest {

  private static final Path DOC = Path.of("..", "src", "docs", "sessions.md");

  @Test
  void theTableOfMySqlAndMariaDbIsTheCodesList() throws IOException {
    List<SessionSetting> settings =
        Arrays.stream(SessionUse.values())
            .flatMap(use -> MySqlSettings.of(use).stream())
            .distinct()
            .toList();
    assertThat(Files.readString(DOC)).contains(table(settings));
  }

  @Test
  void theTableOfPostgresqlIsTheCodesList() throws IOException {
    assertThat(Files.readString(DOC)).contains(table(PostgresSettings.all()));
  }

  private static String table(List<SessionSetting> settings) {
    return settings.stream()
        .map(SessionsDocTest::row)
        .collect(joining("\n", "| setting | value | servers | why |\n|---|---|---|---|\n", "\n\n"));
  }

  private static String row(SessionSetting setting) {
    String name = "`" + setting.name() + "`";
    return "| %s | `%s` | %s | %s |"
        .formatted(
            setting.isChecked() ? "**" + name + "**" : name,
            setting.value().replaceAll(",(?! )", ", "),
            setting.servers().words(),
            setting.why());
  }
}
