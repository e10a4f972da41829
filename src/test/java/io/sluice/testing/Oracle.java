package io.sluice.testing;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a load of a file into an empty table must come to, worked out in the simplest way: each line
 * as a tree of JSON, all of it in memory, the first record of an id wins. Shares no code with the
 * loader.
 *
 * @param rows the table's rows, in the order of their ids' bytes: id, from, type, site_id, data,
 *     seconds
 * @param duplicates records whose id had been there
 * @param bad the bytes of the lines that are neither records nor blank
 * @param blank the number of blank lines
 */
public record Oracle(List<List<String>> rows, long duplicates, List<byte[]> bad, long blank) {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  /** Reads a file of chat messages. */
  public static Oracle of(Path file) throws IOException {
    Map<String, List<String>> rows = new TreeMap<>();
    List<byte[]> bad = new ArrayList<>();
    long records = 0;
    long blank = 0;
    for (byte[] line : Lines.of(file)) {
      if (new String(line, StandardCharsets.ISO_8859_1).isBlank()) {
        blank++;
        continue;
      }
      try {
        List<String> row = row(line);
        records++;
        rows.putIfAbsent(sortable(row.get(0)), row);
      } catch (IOException | RuntimeException e) {
        bad.add(line);
      }
    }
    return new Oracle(new ArrayList<>(rows.values()), records - rows.size(), bad, blank);
  }

  /** The summary's line, up to the time. */
  public String summary() {
    return "sluice load: " + counts();
  }

  /** The outcomes as the summary has them. */
  public String counts() {
    long read = rows.size() + duplicates + bad.size() + blank;
    return "read=%d loaded=%d duplicate=%d conflict=0 filtered=0 rejected=%d blank=%d"
        .formatted(read, rows.size(), duplicates, bad.size(), blank);
  }

  private static List<String> row(byte[] line) throws IOException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
    JsonNode json = JSON.readTree(text);
    String type = text(json, "type", 50);
    require(type.equals("message") || type.equals("status"));
    require(json.get("data").size() == 1 && json.get("timestamp").isIntegralNumber());
    long seconds = json.get("timestamp").bigIntegerValue().longValueExact();
    require(seconds >= 1 && seconds <= Integer.MAX_VALUE);
    require(!json.get("id").textValue().isEmpty());
    return List.of(
        text(json, "id", 255),
        text(json, "from", 255),
        type,
        text(json, "site_id", 50),
        text(json.get("data"), type, 255),
        Long.toString(seconds));
  }

  private static String text(JsonNode json, String field, int maxCodePoints) {
    String text = json.get(field).textValue();
    require(text.codePoints().count() <= maxCodePoints);
    require(StandardCharsets.UTF_8.newEncoder().canEncode(text));
    return text;
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalArgumentException();
    }
  }

  /** A text that Java orders as the server orders the other: by its bytes in UTF-8. */
  private static String sortable(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }
}
