package io.sluice.transforms.parse.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonFieldsTest {

  private static final JsonFactory STRICT =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Test
  void theFieldsComeInTheirOrderAndAnInnerObjectsLoopEndsWithIt() throws Exception {
    JsonFields json = fields("{\"a\":\"x\",\"b\":{\"c\":7,\"d\":[1,{}]},\"e\":-9}");
    List<Object> read = new ArrayList<>();
    while (json.next()) {
      read.add(json.name());
      switch (json.name()) {
        case "a" -> read.add(json.text());
        case "b" -> {
          json.object();
          while (json.next()) {
            read.add(json.name());
            if (json.name().equals("c")) {
              read.add(json.integer());
            } else {
              json.skip();
            }
          }
        }
        default -> read.add(json.integer());
      }
    }
    assertThat(read).containsExactly("a", "x", "b", "c", 7L, "d", "e", -9L);
  }

  @ParameterizedTest
  @CsvSource({
    "9223372036854775807, 9223372036854775807",
    "-9223372036854775808, -9223372036854775808",
    "-0, 0"
  })
  void aWholeNumberHas64Bits(String json, long value) throws Exception {
    JsonFields fields = fields("{\"n\":" + json + "}");
    fields.next();
    assertThat(fields.integer()).isEqualTo(value);
  }

  @Test
  void aWholeNumberOfMoreThan64BitsIsOutOfRange() throws Exception {
    JsonFields fields = fields("{\"n\":9223372036854775808}");
    fields.next();
    Rejection rejection = catchThrowableOfType(Rejection.class, fields::integer);
    assertThat(rejection.reason()).isEqualTo(Reason.NUMBER_RANGE);
    assertThat(rejection.detail()).isEqualTo("n does not fit 64 bits");
  }

  // JsonFailure knows a duplicate by Jackson's words, which another version may change.
  @Test
  void aDuplicateIsKnownByJacksonsWords() throws Exception {
    JsonFields fields = fields("{\"n\":1,\"n\":2}");
    fields.next();
    fields.skip();
    Rejection rejection = catchThrowableOfType(Rejection.class, fields::next);
    assertThat(rejection.reason()).isEqualTo(Reason.JSON_DUPLICATE_KEY);
    assertThat(rejection.detail()).startsWith("a name stands twice before column 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"n", "{\"n\"", "{\"n\":", "{\"n\":1", "{\"n\":1,", "{\"n\":[1,"})
  void anEarlyEndIsKnownByJacksonsWords(String json) throws Exception {
    JsonFields fields = fields(json);
    Rejection rejection =
        catchThrowableOfType(
            Rejection.class,
            () -> {
              while (fields.next()) {
                fields.skip();
              }
            });
    assertThat(rejection.reason()).isEqualTo(Reason.JSON_TRUNCATED);
    assertThat(rejection.detail()).isEqualTo("the line ends inside the object");
  }

  @Test
  void aRejectionCarriesNoStackTrace() throws Exception {
    JsonFields fields = fields("{\"n\":x}");
    Rejection rejection = catchThrowableOfType(Rejection.class, fields::next);
    assertThat(rejection.getStackTrace()).isEmpty();
    assertThat(rejection.getCause()).isNull();
  }

  private static JsonFields fields(String json) throws IOException {
    JsonParser parser = STRICT.createParser(json);
    parser.nextToken();
    return new StrictJsonFields(parser);
  }
}
