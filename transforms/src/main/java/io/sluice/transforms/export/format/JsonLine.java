package io.sluice.transforms.export.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;

/**
 * Writes JSON objects, one per line, with a single generator, because creating one takes as long as
 * writing a short line. Used by one thread at a time.
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

  /** Returns the object with a trailing newline. */
  byte[] of(Content content) throws SQLException, IOException {
    line.reset();
    if (generator == null) {
      generator = JSON.createGenerator(line);
    }
    try {
      content.write(generator);
      generator.flush();
    } catch (SQLException | IOException | RuntimeException e) {
      // The generator is left in the middle of the object.
      generator = null;
      throw e;
    }
    line.write('\n');
    return line.toByteArray();
  }
}
