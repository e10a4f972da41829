package io.sluice.transforms.export.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JsonLineTest {

  private final JsonLine line = new JsonLine();

  @Test
  void eachObjectIsALineOfItsOwn() throws Exception {
    assertThat(written("a")).isEqualTo("{\"name\":\"a\"}\n");
    assertThat(written("\u00e9\n")).isEqualTo("{\"name\":\"\u00e9\\n\"}\n");
  }

  @Test
  void anObjectThatIsBrokenOffLeavesNothingBehind() throws Exception {
    assertThat(written("a")).isEqualTo("{\"name\":\"a\"}\n");
    assertThatThrownBy(
            () ->
                line.of(
                    json -> {
                      json.writeStartObject();
                      throw new SQLException("lost");
                    }))
        .isInstanceOf(SQLException.class);

    assertThat(written("b")).isEqualTo("{\"name\":\"b\"}\n");
  }

  private String written(String name) throws SQLException, IOException {
    return new String(line.of(json -> write(json, name)), StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, String name) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", name);
    json.writeEndObject();
  }
}
