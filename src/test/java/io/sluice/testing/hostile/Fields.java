package io.sluice.testing.hostile;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The fields of one line, each as it stands in JSON. Never changed; {@link #toString} is the line.
 */
final class Fields {

  private final Map<String, String> fields;

  private Fields(Map<String, String> fields) {
    this.fields = fields;
  }

  /** A good line that holds a message. */
  static Fields message(String id) {
    return new Fields(new LinkedHashMap<>())
        .with("id", Quoted.plainly(id))
        .with("type", "\"message\"")
        .with("from", "\"ann\"")
        .with("site_id", "\"s1\"")
        .with("timestamp", "1474110256")
        .with("data", "{\"message\":\"hello\"}");
  }

  /** A good line that holds a status. */
  static Fields status(String id) {
    return message(id).with("type", "\"status\"").with("data", "{\"status\":\"away\"}");
  }

  /** What all bad lines begin with. If one of them got into the table, its id would tell. */
  static Fields bad() {
    return message("bad");
  }

  /** With a field of this value, in its old place or else behind the others. */
  Fields with(String name, String json) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, json);
    return new Fields(changed);
  }

  /** With a field of this value before the others, so that it is what a parser meets first. */
  Fields startingWith(String name, String json) {
    Map<String, String> changed = new LinkedHashMap<>();
    changed.put(name, json);
    fields.forEach(changed::putIfAbsent);
    return new Fields(changed);
  }

  Fields without(String name) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(name);
    return new Fields(changed);
  }

  @Override
  public String toString() {
    return fields.entrySet().stream()
        .map(field -> "\"" + field.getKey() + "\":" + field.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }
}
