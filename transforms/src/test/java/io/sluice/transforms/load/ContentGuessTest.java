package io.sluice.transforms.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"id\":\"1\"}]|UTF-8|a JSON array",
        "\ufeff [|UTF-8|a JSON array",
        "{\\n  \"id\": \"1\"\\n}|UTF-8|JSON objects over several lines",
        "{\"id\": \"1\",\\n\"a\":2}|UTF-8|JSON objects over several lines",
        "{\"id\":\"1\"}{\"id\":\"2\"}|UTF-8|several JSON objects per line",
        "{\"id\":\"1\"}\\r{\"id\":\"2\"}\\r|UTF-8|lines that end with carriage returns",
        "{\"id\":\"größe\"}\\n|ISO-8859-1|Latin-1 or another encoding that is not UTF-8",
        "größe\\n|ISO-8859-1|Latin-1 or another encoding that is not UTF-8",
        "{\"id\":\"größe\"}\\n|UTF-16LE|UTF-16",
        "日本{\"id\":\"größe\"}\\n|UTF-16BE|UTF-16",
        "id,from\\n1,ann\\n|UTF-8|CSV",
        "id;from\\n1;ann\\n|UTF-8|CSV",
        "<xml/>|UTF-8|XML or HTML",
        "hello\\n|UTF-8|text that is not JSON",
        "[2016-09-17] hello\\n|UTF-8|text that is not JSON",
        "a\u0001b|UTF-8|a binary file",
      })
  void isGuessedFromTheFirstBytes(String text, String encoding, String words) {
    byte[] head =
        text.replace("\\n", "\n").replace("\\r", "\r").getBytes(Charset.forName(encoding));
    assertThat(ContentGuess.of(head)).hasValueSatisfying(it -> assertThat(it).startsWith(words));
  }

  @Test
  void isNotGuessedOfLinesOfObjectsAndOfNothing() {
    byte[] objects = "{}\n{\"a\":{\"b\":1}}\n".getBytes(StandardCharsets.UTF_8);
    assertThat(ContentGuess.of(objects)).isEmpty();
    assertThat(ContentGuess.of(new byte[0])).isEmpty();
    assertThat(ContentGuess.of(new byte[9])).isEmpty();
  }
}
