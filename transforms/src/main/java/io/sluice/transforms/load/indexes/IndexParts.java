package io.sluice.transforms.load.indexes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The JSON text of an index's parts in the ledger: {@code
 * [{"column":"a","prefix":10,"descending":false}]}. Without a prefix, its length is null.
 */
final class IndexParts {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String COLUMN = "column";
  private static final String PREFIX = "prefix";
  private static final String DESCENDING = "descending";

  private IndexParts() {}

  /** Writes parts as JSON. */
  static String json(List<IndexPart> parts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (IndexPart part : parts) {
        json.writeStartObject();
        json.writeStringField(COLUMN, part.column());
        if (part.prefix().isPresent()) {
          json.writeNumberField(PREFIX, part.prefix().getAsInt());
        } else {
          json.writeNullField(PREFIX);
        }
        json.writeBooleanField(DESCENDING, part.isDescending());
        json.writeEndObject();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /**
   * Parses a text that others may have written.
   *
   * @throws IllegalArgumentException unless {@link #json} can have written it
   */
  static List<IndexPart> parse(String text) {
    List<IndexPart> parts = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      require(json.nextToken() == JsonToken.START_ARRAY);
      while (json.nextToken() == JsonToken.START_OBJECT) {
        parts.add(part(json));
      }
      require(json.currentToken() == JsonToken.END_ARRAY);
      require(json.nextToken() == null);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
    return parts;
  }

  private static IndexPart part(JsonParser json) throws IOException {
    require(COLUMN.equals(json.nextFieldName()));
    require(json.nextToken() == JsonToken.VALUE_STRING);
    String column = json.getText();
    require(PREFIX.equals(json.nextFieldName()));
    OptionalInt prefix = prefix(json);
    require(DESCENDING.equals(json.nextFieldName()));
    boolean isDescending = json.nextToken() == JsonToken.VALUE_TRUE;
    require(isDescending || json.currentToken() == JsonToken.VALUE_FALSE);
    require(json.nextToken() == JsonToken.END_OBJECT);
    return new IndexPart(column, prefix, isDescending);
  }

  private static OptionalInt prefix(JsonParser json) throws IOException {
    if (json.nextToken() == JsonToken.VALUE_NULL) {
      return OptionalInt.empty();
    }
    // getIntValue() alone truncates fractions.
    require(json.currentToken() == JsonToken.VALUE_NUMBER_INT);
    return OptionalInt.of(json.getIntValue());
  }

  private static void require(boolean isAsWritten) {
    if (!isAsWritten) {
      throw new IllegalArgumentException("not the parts of an index");
    }
  }
}
