package io.sluice.transforms.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.record.RowReader;
import io.sluice.transforms.record.RowWriter;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.record.ValueChecks;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;

/**
 * Maps chat messages to the table {@code chat_messages}. An input line is one of
 *
 * <pre>{@code
 * {"id":…,"type":"message","from":…,"site_id":…,"timestamp":<seconds>,"data":{"message":…}}
 * {"id":…,"type":"status","from":…,"site_id":…,"timestamp":<seconds>,"data":{"status":…}}
 * }</pre>
 *
 * Fields may be in any order; unknown fields are ignored.
 */
public enum ChatMessageModel implements RecordModel<ChatMessage> {
  CHAT_MESSAGES;

  private static final Column ID = Column.text("id", 255);
  private static final Column FROM = Column.text("from", 255);
  private static final Column TYPE = Column.text("type", 50).orNull();
  private static final Column SITE_ID = Column.text("site_id", 50);
  private static final Column DATA = Column.text("data", 255).withDefault("").mayBeTruncated();
  private static final Column TIMESTAMP = Column.timestamp("timestamp");

  private static final Table TABLE =
      new Table(
              "chat_messages",
              List.of(ID, FROM, TYPE, SITE_ID, DATA, TIMESTAMP),
              List.of(ID),
              List.of(SITE_ID, TIMESTAMP))
          .latestBy(TIMESTAMP);

  @Override
  public String identity() {
    return "chat";
  }

  @Override
  public Table table() {
    return TABLE;
  }

  @Override
  public ChatMessage read(JsonFields json, ValueChecks checks) throws Rejection {
    String id = null;
    String from = null;
    String type = null;
    String siteId = null;
    Long timestamp = null;
    Payload payload = null;
    while (json.next()) {
      switch (json.name()) {
        case "id" -> id = json.text();
        case "from" -> from = json.text();
        case "type" -> type = json.text();
        case "site_id" -> siteId = json.text();
        case "timestamp" -> timestamp = json.integer();
        case "data" -> payload = Payload.read(json);
        default -> json.skip();
      }
    }
    return new ChatMessage(
        checks.text(ID, id),
        checks.text(FROM, from),
        checks.text(TYPE, validType(type)),
        checks.text(SITE_ID, siteId),
        checks.text(DATA, payload == null ? null : payload.textOf(type)),
        checks.timestamp(TIMESTAMP, timestamp));
  }

  @Override
  public void bind(ChatMessage message, RowWriter row) {
    row.text(message.id());
    row.text(message.from());
    row.text(message.type());
    row.text(message.siteId());
    row.text(message.data());
    row.timestamp(message.timestamp());
  }

  @Override
  public ChatMessage unbind(RowReader row) throws Rejection {
    return new ChatMessage(
        notNull(ID, row.text()),
        notNull(FROM, row.text()),
        validType(notNull(TYPE, row.text())),
        notNull(SITE_ID, row.text()),
        notNull(DATA, row.text()),
        notNull(TIMESTAMP, row.timestamp()));
  }

  @Override
  public void write(ChatMessage message, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", message.id());
    json.writeStringField("type", message.type());
    json.writeStringField("from", message.from());
    json.writeStringField("site_id", message.siteId());
    json.writeNumberField("timestamp", message.timestamp());
    json.writeObjectFieldStart("data");
    json.writeStringField(message.type(), message.data());
    json.writeEndObject();
    json.writeEndObject();
  }

  @Override
  public Coder<ChatMessage> coder() {
    return ChatMessageCoder.INSTANCE;
  }

  private static String validType(String type) throws Rejection {
    if (type == null || ChatFilter.TYPES.contains(type)) {
      return type;
    }
    throw new Rejection(Reason.TYPE_UNKNOWN, "type is neither message nor status");
  }

  private static <V> V notNull(Column column, V value) throws Rejection {
    if (value == null) {
      throw new Rejection(Reason.FIELD_NULL, column.name() + " is NULL");
    }
    return value;
  }

  /** The object {@code data}, which must contain exactly one of the two strings. */
  private record Payload(String message, String status) {

    static Payload read(JsonFields json) throws Rejection {
      String message = null;
      String status = null;
      json.object();
      while (json.next()) {
        switch (json.name()) {
          case "message" -> message = json.text();
          case "status" -> status = json.text();
          default -> json.skip();
        }
      }
      return new Payload(message, status);
    }

    String textOf(String type) throws Rejection {
      String text = type.equals("message") ? message : status;
      String other = type.equals("message") ? status : message;
      if (text == null || other != null) {
        throw new Rejection(Reason.PAYLOAD, "data does not hold a " + type + " and nothing else");
      }
      return text;
    }
  }
}
