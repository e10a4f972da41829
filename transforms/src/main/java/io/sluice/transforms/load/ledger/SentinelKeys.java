package io.sluice.transforms.load.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The keys of some rows that a batch has inserted or found in the table. They tell later whether
 * the batch's rows are still there.
 */
public final class SentinelKeys {

  /** After a purge of nineteen rows in twenty, all of these are gone in one case of twenty-six. */
  private static final int MAX_KEYS = 64;

  private static final int MAX_CHARACTERS = 4096;

  /** With one more key, it fits into a column of 65,535 bytes. */
  private static final int MAX_TEXT = 12_000;

  private static final JsonFactory JSON = new JsonFactory();

  private SentinelKeys() {}

  /**
   * Encodes the keys of rows that are spread evenly over a batch: an array of arrays of values.
   *
   * @param rows the number of the batch's rows in the table
   * @param key the key of a row by its index
   * @return null if there are no rows
   */
  public static String of(int rows, IntFunction<List<String>> key) {
    if (rows == 0) {
      return null;
    }
    int characters = key.apply(0).stream().mapToInt(String::length).sum();
    int wanted = Math.min(rows, Math.min(MAX_KEYS, 1 + MAX_CHARACTERS / (1 + characters)));
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (int i = 0; i < wanted && text.getBuffer().length() < MAX_TEXT; i++) {
        List<String> values = key.apply((int) ((long) i * rows / wanted));
        json.writeArray(values.toArray(String[]::new), 0, values.size());
        json.flush();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  /** Decodes keys. The first edition recorded one key, as an array of its values. */
  static List<List<String>> keys(String sentinels) {
    List<List<String>> keys = new ArrayList<>();
    List<String> key = new ArrayList<>();
    try (JsonParser json = JSON.createParser(sentinels)) {
      json.nextToken();
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING) {
          key.add(json.getText());
        } else if (!key.isEmpty()) {
          keys.add(List.copyOf(key));
          key.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
