package io.sluice.testing.hostile;

import static io.sluice.transforms.reject.Reason.ENCODING;
import static io.sluice.transforms.reject.Reason.JSON_SYNTAX;
import static io.sluice.transforms.reject.Reason.JSON_TRUNCATED;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Good lines that end too early, at each of their bytes. */
final class CutLines {

  private static final List<String> WHOLE =
      List.of(
          Fields.message("cut é 中 😀").with("\\ud83d\\ude00", "[150,{\"a\":[]},\"b\"]").toString(),
          " {\"data\" : {\"status\":\"a\\\"b\\\\c\\u00e9\\ud83d\\ude00\\n"
              + "\"} , \"timestamp\":1474110256,"
              + "\t\"type\":\"status\",\"site_id\":\"s\",\"from\":\"é\",\"id\":\"cut\"}");

  /** Of half a word nobody can tell that it was cut. */
  private static final List<String> HALF_WORDS = List.of("t", "tru", "f", "fals", "n", "nul");

  private CutLines() {}

  static Stream<BadLine> lines() {
    return Stream.concat(
        WHOLE.stream().flatMap(CutLines::cutAnywhere),
        HALF_WORDS.stream().map(word -> BadLine.of(JSON_SYNTAX, "{\"more\":" + word)));
  }

  private static Stream<BadLine> cutAnywhere(String whole) {
    byte[] line = whole.getBytes(StandardCharsets.UTF_8);
    int first = whole.indexOf('{') + 1;
    return IntStream.range(first, line.length)
        .mapToObj(
            length -> {
              boolean isInsideACharacter = (line[length] & 0xC0) == 0x80;
              return new BadLine(
                  isInsideACharacter ? ENCODING : JSON_TRUNCATED, Arrays.copyOf(line, length));
            });
  }
}
