package io.sluice.transforms.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectLines;
import io.sluice.transforms.reject.RejectSpool;
import io.sluice.transforms.reject.Rejection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RejectParserTest {

  private static final int REJECTS = 5_000;
  private static final String GOOD =
      "{'reason':'ENCODING','file':'f','offset':1,'length':2,'detail':'d','raw':'r'}";

  @TempDir Path directory;

  private final Random random = new Random(1);
  private final RejectParser parser = new RejectParser();

  @Test
  void whatIsWrittenComesBackAsItWent() throws Exception {
    List<Reject> rejects = new ArrayList<>();
    for (int i = 0; i < REJECTS; i++) {
      rejects.add(reject());
    }
    List<Reject> read = new ArrayList<>();
    for (String line : written(rejects)) {
      read.add(parse(line));
    }
    assertThat(read).isEqualTo(rejects);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'reason':'ENCODING', |                    | FIELD_MISSING | reason is missing
          'file':'f',          |                    | FIELD_MISSING | file is missing
          'offset':1,          |                    | FIELD_MISSING | offset is missing
          'length':2,          |                    | FIELD_MISSING | length is missing
          'detail':'d',        |                    | FIELD_MISSING | detail is missing
          ,'raw':'r'           |                    | FIELD_MISSING | raw is missing
          'ENCODING'           | 'OTHER'            | FIELD_TYPE    | reason is not a known one
          'ENCODING'           | null               | FIELD_NULL    | reason is null
          'f'                  | 7                  | FIELD_TYPE    | file is not a string
          1                    | -1                 | NUMBER_RANGE  | offset is less than 0
          1                    | '1'                | FIELD_TYPE    | offset is not an integer
          2                    | null               | FIELD_NULL    | length is null
          2                    | -2                 | NUMBER_RANGE  | length is less than 0
          2                    | 9223372036854775808 | NUMBER_RANGE | length does not fit 64 bits
          'r'                  | null               | FIELD_NULL    | raw is null
          'r'                  | {}                 | FIELD_TYPE    | raw is not a string
          'r'                  | '\\ud83d'          | SURROGATE     | raw holds half of a surrogate pair
          'raw':'r'            | 'raw_base64':'*'   | FIELD_TYPE    | raw_base64 is not base64
          'r'                  | 'r','raw_base64':'' | PAYLOAD      | raw and raw_base64 are both there
          'r'                  | 'r','raw':'s'      | JSON_DUPLICATE_KEY | a name stands twice before column 83
          }                    | }}                 | JSON_TRAILING | something stands behind the object
          }                    | ``                 | JSON_TRUNCATED | the line ends inside the object
          """)
  void whatIsNoRejectIsRejected(String part, String other, Reason reason, String detail) {
    String line = GOOD.replace(part, other == null ? "" : other).replace('\'', '"');
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> parse(line));
    assertThat(rejection.reason()).as(rejection.detail()).isEqualTo(reason);
    assertThat(rejection.detail()).isEqualTo(detail);
  }

  @Test
  void theLengthMayBeAnotherAndMoreFieldsMayBeThere() throws Rejection {
    String line = GOOD.replace("'raw':'r'", "'why':[1],'raw':'corrected'").replace('\'', '"');
    assertThat(parse(line))
        .isEqualTo(new Reject(Reason.ENCODING, "f", 1, 2, "d", "corrected".getBytes(UTF_8)));
  }

  private Reject parse(String line) throws Rejection {
    byte[] bytes = ("before" + line + "behind").getBytes(UTF_8);
    return parser.parse(bytes, 6, bytes.length - 12);
  }

  private List<String> written(List<Reject> rejects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RejectSpool spool = new RejectSpool(() -> directory.resolve("spool"))) {
      rejects.forEach(spool::add);
      spool.writeTo(out);
    }
    List<String> lines = List.of(out.toString(UTF_8).split("\n"));
    assertThat(lines).allMatch(line -> line.getBytes(UTF_8).length <= longest(rejects));
    return lines;
  }

  private static int longest(List<Reject> rejects) {
    return RejectLines.maxObjectBytes(
        rejects.stream().mapToInt(reject -> reject.raw().length).max().orElseThrow());
  }

  private Reject reject() {
    byte[] raw = random.nextBoolean() ? text().getBytes(UTF_8) : bytes();
    return new Reject(
        Reason.values()[random.nextInt(Reason.values().length)],
        random.nextInt(4) == 0 ? null : text(),
        random.nextInt(4) == 0
            ? Reject.UNKNOWN_OFFSET
            : random.nextLong() >>> random.nextInt(1, 64),
        raw.length + (random.nextInt(4) == 0 ? random.nextLong(1L << 40) : 0),
        text(),
        raw);
  }

  /** Characters of all kinds, control characters, line ends and pairs among them. */
  private String text() {
    return random
        .ints(random.nextInt(40), 0, Character.MAX_CODE_POINT + 1)
        .map(c -> random.nextBoolean() ? c % 256 : c)
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private byte[] bytes() {
    byte[] bytes = new byte[random.nextInt(40)];
    random.nextBytes(bytes);
    return bytes;
  }
}
