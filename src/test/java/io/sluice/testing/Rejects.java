package io.sluice.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sluice.testing.memory.MemoryFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Reads and edits the files of rejected lines. */
public final class Rejects {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Rejects() {}

  /** The line itself. */
  public static byte[] raw(JsonNode reject) throws IOException {
    return reject.has("raw")
        ? reject.get("raw").asText().getBytes(StandardCharsets.UTF_8)
        : reject.get("raw_base64").binaryValue();
  }

  /** All rejects in a directory, of all its objects; none where there is no directory. */
  public static List<JsonNode> in(Path directory) throws IOException {
    List<JsonNode> rejects = new ArrayList<>();
    if (!Files.exists(directory)) {
      return rejects;
    }
    try (var files = Files.newDirectoryStream(directory, "*.ndjson")) {
      for (Path file : files) {
        for (String line : Files.readAllLines(file)) {
          rejects.add(JSON.readTree(line));
        }
      }
    }
    return rejects;
  }

  /** All rejects in a place of {@code memory://}. */
  public static List<JsonNode> inMemory(String location) throws IOException {
    List<JsonNode> rejects = new ArrayList<>();
    for (String name : MemoryFiles.names(location + "/")) {
      for (String line : MemoryFiles.text(name).lines().toList()) {
        rejects.add(JSON.readTree(line));
      }
    }
    return rejects;
  }

  /** Rejects all lines of a file, into a new directory, as a load does. */
  public static Path ofAllLines(Path file, Path directory) throws IOException {
    List<String> rejects = new ArrayList<>();
    long offset = 0;
    for (byte[] line : Lines.of(file)) {
      ObjectNode reject =
          JSON.createObjectNode()
              .put("reason", "JSON_SYNTAX")
              .put("file", file.toString())
              .put("offset", offset)
              .put("length", line.length)
              .put("detail", "");
      String text = new String(line, StandardCharsets.UTF_8);
      boolean utf8 = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), line);
      rejects.add(
          JSON.writeValueAsString(utf8 ? reject.put("raw", text) : reject.put("raw_base64", line)));
      offset += line.length + 1;
    }
    Files.write(Files.createDirectory(directory).resolve("run-1.ndjson"), rejects);
    return directory;
  }

  /**
   * Edits the files in a directory, as somebody does who corrects lines.
   *
   * @param edit what a reject becomes; null where its line is deleted
   */
  public static void edit(Path directory, UnaryOperator<ObjectNode> edit) throws IOException {
    try (var files = Files.newDirectoryStream(directory, "*.ndjson")) {
      for (Path file : files) {
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
          ObjectNode edited = edit.apply((ObjectNode) JSON.readTree(line));
          if (edited != null) {
            lines.add(JSON.writeValueAsString(edited));
          }
        }
        Files.write(file, lines);
      }
    }
  }

  /** Puts another line in the place of the one that was rejected. */
  public static ObjectNode corrected(ObjectNode reject, String line) {
    reject.remove("raw_base64");
    return reject.put("raw", line);
  }
}
