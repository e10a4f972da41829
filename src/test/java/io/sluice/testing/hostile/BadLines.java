package io.sluice.testing.hostile;

import static io.sluice.transforms.reject.Reason.FIELD_MISSING;
import static io.sluice.transforms.reject.Reason.JSON_SYNTAX;
import static io.sluice.transforms.reject.Reason.JSON_TRUNCATED;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every bad line there is. */
final class BadLines {

  private BadLines() {}

  /**
   * @param maxLineBytes the greatest length of a line
   */
  static List<BadLine> all(int maxLineBytes) {
    return Stream.of(
            BadEncodings.lines(),
            BadTexts.lines(),
            BadValues.lines(),
            BadShapes.lines(),
            CutLines.lines(),
            BadFields.lines(),
            BadSizes.lines(maxLineBytes),
            withCarriageReturn())
        .flatMap(lines -> lines)
        .toList();
  }

  /** As in a file whose lines end with CR LF: the CR is one of the line's bytes. */
  private static Stream<BadLine> withCarriageReturn() {
    return Stream.of(
        BadLine.of(FIELD_MISSING, "{}\r"),
        BadLine.of(FIELD_MISSING, Fields.bad().without("from") + "\r"),
        BadLine.of(JSON_SYNTAX, "hello\r"),
        BadLine.of(JSON_SYNTAX, "\r\rhello \r"),
        BadLine.of(JSON_TRUNCATED, "{\r"),
        BadLine.of(JSON_TRUNCATED, "{\"id\":\"bad\"\r"),
        // Inside a text it is a control character like any other.
        BadLine.of(JSON_SYNTAX, "{\"id\":\"bad\r"),
        withCarriageReturn(BadEncodings.lines().findFirst().orElseThrow()));
  }

  private static BadLine withCarriageReturn(BadLine line) {
    byte[] bytes = Arrays.copyOf(line.bytes(), line.bytes().length + 1);
    bytes[bytes.length - 1] = '\r';
    return new BadLine(line.reason(), bytes);
  }
}
