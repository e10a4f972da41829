package io.sluice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the files of rejected lines. */
public final class Rejects {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rejects() {}

  /** The line itself. */
  public static byte[] raw(JsonNode reject) throws IOException {
    return reject.has("raw")
        ? reject.get("raw").asText().getBytes(StandardCharsets.UTF_8)
        : reject.get("raw_base64").binaryValue();
  }

  /** All rejects in a directory; none where there is no directory. */
  public static List<JsonNode> in(Path directory) throws IOException {
    List<JsonNode> rejects = new ArrayList<>();
    if (!Files.exists(directory)) {
      return rejects;
    }
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          rejects.add(JSON.readTree(line));
        }
      }
    }
    return rejects;
  }
}
