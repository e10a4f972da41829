package io.sluice.transforms.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Writes JSON objects, each as a line, by one generator: to make one takes as long as a short line.
 * Used by one thread at a time.
 */
final class JsonLine {

  /** Writes one object. */
  interface Content {
    void write(JsonGenerator json) throws SQLException, IOException;
  }

  private static final JsonFactory JSON =
      new JsonFactoryBuilder().rootValueSeparator((String) null).build();

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private JsonGenerator generator;

  /** The object with a line feed. */
  byte[] of(Content content) throws SQLException, IOException {
    line.reset();
    if (generator == null) {
      generator = JSON.createGenerator(line);
    }
    try {
      content.write(generator);
      generator.flush();
    } catch (SQLException | IOException | RuntimeException e) {
      // It stands somewhere within the object.
      generator = null;
      throw e;
    }
    line.write('\n');
    return line.toByteArray();
  }
}
