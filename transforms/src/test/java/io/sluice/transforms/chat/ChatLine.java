package io.sluice.transforms.chat;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.Map;

/** A good line of a chat log, whose fields a test replaces, adds or leaves out one at a time. */
public final class ChatLine {

  /** The record that {@link #message()} is. */
  public static final ChatMessage MESSAGE =
      new ChatMessage("m1", "ann", "message", "s1", "hello", 1474110256L);

  private final Map<String, String> fields;

  private ChatLine(Map<String, String> fields) {
    this.fields = new LinkedHashMap<>(fields);
  }

  public static ChatLine message() {
    return new ChatLine(Map.of())
        .with("id", "\"m1\"")
        .with("type", "\"message\"")
        .with("from", "\"ann\"")
        .with("site_id", "\"s1\"")
        .with("timestamp", "1474110256")
        .with("data", "{\"message\":\"hello\"}");
  }

  public static ChatLine status(String text) {
    return message().with("type", "\"status\"").with("data", "{\"status\":\"%s\"}".formatted(text));
  }

  /** A message with this text, which is written as it stands: escapes stay escapes. */
  public static ChatLine message(String text) {
    return message().with("data", "{\"message\":\"%s\"}".formatted(text));
  }

  public ChatLine with(String field, String json) {
    ChatLine line = new ChatLine(fields);
    line.fields.put(field, json);
    return line;
  }

  public ChatLine without(String field) {
    ChatLine line = new ChatLine(fields);
    line.fields.remove(field);
    return line;
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(joining(",", "{", "}"));
  }
}
