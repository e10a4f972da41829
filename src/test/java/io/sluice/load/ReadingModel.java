package io.sluice.load;

import com.fasterxml.jackson.core.JsonGenerator;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.record.RowReader;
import io.sluice.transforms.record.RowWriter;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.record.ValueChecks;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;

/** The one class that a new kind of record needs. */
enum ReadingModel implements RecordModel<Reading> {
  READINGS;

  private static final Column SENSOR = Column.text("sensor", 10);
  private static final Column AT = Column.timestamp("at");
  private static final Column VALUE = Column.integer("value");

  @Override
  public String identity() {
    return "readings";
  }

  @Override
  public Table table() {
    return new Table("readings", List.of(SENSOR, AT, VALUE), List.of(SENSOR, AT), List.of(VALUE));
  }

  @Override
  public Reading read(JsonFields json, ValueChecks checks) throws Rejection {
    String sensor = null;
    Long at = null;
    Long value = null;
    while (json.next()) {
      switch (json.name()) {
        case "sensor" -> sensor = json.text();
        case "at" -> at = json.integer();
        case "value" -> value = json.integer();
        default -> json.skip();
      }
    }
    return new Reading(
        checks.text(SENSOR, sensor), checks.timestamp(AT, at), checks.integer(VALUE, value));
  }

  @Override
  public void bind(Reading reading, RowWriter row) {
    row.text(reading.sensor());
    row.timestamp(reading.at());
    row.integer(reading.value());
  }

  @Override
  public Reading unbind(RowReader row) {
    return new Reading(row.text(), row.timestamp(), row.integer());
  }

  @Override
  public void write(Reading reading, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("sensor", reading.sensor());
    json.writeNumberField("at", reading.at());
    json.writeNumberField("value", reading.value());
    json.writeEndObject();
  }

  @Override
  public Coder<Reading> coder() {
    return SerializableCoder.of(Reading.class);
  }
}
