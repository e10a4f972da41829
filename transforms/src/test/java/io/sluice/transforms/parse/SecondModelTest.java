package io.sluice.transforms.parse;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.transforms.record.Checks;
import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.Limits.Limit;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.record.Row;
import io.sluice.transforms.record.Table;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Another kind of record needs one new class. */
@ExtendWith(TestPipelineExtension.class)
class SecondModelTest {

  private static final String WARM = "{\"sensor\":\"a\",\"at\":1474110256,\"value\":21}";
  private static final String COLD = "{\"value\":-40,\"at\":1474110257,\"sensor\":\"a\"}";

  @Test
  void itsRecordsAreReadAndItsRejectsExplained(TestPipeline p) {
    ParseLines<SensorReading> parse =
        ParseLines.into(Sensors.READINGS).where(reading -> reading.value() < 100);
    PCollectionTuple parsed =
        p.apply(
                Create.of(
                    WARM,
                    COLD,
                    WARM.replace("21", "100"),
                    WARM.replace("21", "21.5"),
                    WARM.replace("\"a\"", "\"\""),
                    "{\"sensor\":\"a\",\"at\":1474110256}"))
            .apply(parse);
    PAssert.that(parsed.get(parse.records()))
        .containsInAnyOrder(
            new SensorReading("a", 1474110256, 21), new SensorReading("a", 1474110257, -40));
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            reject(Reason.FIELD_TYPE, "value is not a whole number", WARM.replace("21", "21.5")),
            reject(
                Reason.FIELD_EMPTY,
                "sensor is a key and must not be empty",
                WARM.replace("\"a\"", "\"\"")),
            reject(
                Reason.FIELD_MISSING, "value is missing", "{\"sensor\":\"a\",\"at\":1474110256}"));
    p.run();
  }

  @Test
  void itsNumbersAreCheckedAgainstItsTable(TestPipeline p) {
    Limits tinyint =
        new Limits(
            Map.of(
                "sensor", Limit.text(50, 200),
                "at", Limit.TIMESTAMP,
                "value", Limit.integer(0, 255)));
    ParseLines<SensorReading> parse = ParseLines.into(Sensors.READINGS).limits(tinyint);
    PCollectionTuple parsed = p.apply(Create.of(WARM, COLD)).apply(parse);
    PAssert.that(parsed.get(parse.records()))
        .containsInAnyOrder(new SensorReading("a", 1474110256, 21));
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(reject(Reason.NUMBER_RANGE, "value is not between 0 and 255", COLD));
    p.run();
  }

  private static Reject reject(Reason reason, String detail, String line) {
    return new Reject(reason, null, Reject.UNKNOWN_OFFSET, detail, line.getBytes(UTF_8));
  }

  record SensorReading(String sensor, long at, long value) {}

  enum Sensors implements RecordModel<SensorReading> {
    READINGS;

    private static final Column SENSOR = Column.text("sensor", 50);
    private static final Column AT = Column.timestamp("at");
    private static final Column VALUE = Column.integer("value");
    private static final Table TABLE =
        new Table("readings", List.of(SENSOR, AT, VALUE), List.of(SENSOR, AT), List.of());

    @Override
    public Table table() {
      return TABLE;
    }

    @Override
    public SensorReading read(JsonFields json, Checks checks) throws Rejection {
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
      return new SensorReading(
          checks.text(SENSOR, sensor), checks.timestamp(AT, at), checks.integer(VALUE, value));
    }

    @Override
    public void bind(SensorReading reading, Row row) {
      row.text(reading.sensor());
      row.timestamp(reading.at());
      row.integer(reading.value());
    }

    @Override
    public Coder<SensorReading> coder() {
      return new ReadingCoder();
    }

    private static final class ReadingCoder extends AtomicCoder<SensorReading> {

      private static final long serialVersionUID = 1L;

      @Override
      public void encode(SensorReading reading, OutputStream out) throws IOException {
        StringUtf8Coder.of().encode(reading.sensor(), out);
        VarLongCoder.of().encode(reading.at(), out);
        VarLongCoder.of().encode(reading.value(), out);
      }

      @Override
      public SensorReading decode(InputStream in) throws IOException {
        return new SensorReading(
            StringUtf8Coder.of().decode(in),
            VarLongCoder.of().decode(in),
            VarLongCoder.of().decode(in));
      }
    }
  }
}
