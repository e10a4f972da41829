package io.sluice.transforms.scan.key;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Encodes a key as one string: a JSON array of its values. */
public final class KeyJson {

  private static final JsonFactory JSON = new JsonFactory();

  private KeyJson() {}

  /** Encodes a key; null for null. */
  public static String of(Key key) {
    if (key == null) {
      return null;
    }
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeArray(key.values().toArray(String[]::new), 0, key.values().size());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** Decodes a key; null for null. */
  public static Key key(String text) {
    if (text == null) {
      return null;
    }
    List<String> values = new ArrayList<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        values.add(json.getText());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return new Key(values);
  }
}
