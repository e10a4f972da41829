package io.sluice.transforms.read;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPipelineExtension.class)
class ReadLinesTest {

  @TempDir Path temp;

  @Test
  void aLineEndsAtALineFeedAndNowhereElse(TestPipeline p) throws IOException {
    String file = file("a.ndjson", "lf\ncrlf\r\nlone\rcr\nu\u2028\u0085\u000b\fx\n");
    assertLines(p, List.of(file), "lf", "crlf\r", "lone\rcr", "u\u2028\u0085\u000b\fx");
  }

  @Test
  void theLastLineNeedsNoLineFeed(TestPipeline p) throws IOException {
    assertLines(p, List.of(file("a.ndjson", "a\nb")), "a", "b");
  }

  @Test
  void blankLinesAreLines(TestPipeline p) throws IOException {
    assertLines(p, List.of(file("a.ndjson", "\na\n\n \n\r\n")), "", "a", "", " ", "\r");
  }

  @Test
  void anEmptyFileHasNoLines(TestPipeline p) throws IOException {
    assertLines(p, List.of(file("empty.ndjson", ""), file("a.ndjson", "a\n")), "a");
  }

  @Test
  void aByteOrderMarkIsDroppedAtTheStartOfAFileOnly(TestPipeline p) throws IOException {
    // Of a file so small that a split ends in the mark, TextIO loses the first line.
    String line = "x".repeat(1000);
    String one = file("1.ndjson", "\ufeff" + line + "\n\ufeffb\n");
    String other = file("2.ndjson", "\ufeff" + line);
    assertLines(p, List.of(one, other), line, "\ufeffb", line);
  }

  @Test
  void bytesThatAreNotUtf8AreSeen(TestPipeline p) throws IOException {
    Path file = temp.resolve("a.ndjson");
    Files.write(file, new byte[] {'c', 'a', 'f', (byte) 0xe9, '\n', 'b', '\n'});
    assertLines(p, List.of(file.toString()), "caf\ufffd", "b");
  }

  @Test
  void severalInputsAreReadAndOneThatStandsTwiceTwice(TestPipeline p) throws IOException {
    String one = file("1.ndjson", "a\n");
    String other = file("2.ndjson", "b\n");
    assertLines(p, List.of(one, other, one), "a", "b", "a");
  }

  @Test
  void aGlobIsAllTheFilesThatItMatches(TestPipeline p) throws IOException {
    file("1.ndjson", "a\n");
    file("2.ndjson", "b\n");
    file("3.txt", "c\n");
    assertLines(p, List.of(temp.resolve("*.ndjson").toString()), "a", "b");
  }

  @Test
  void aNameIsTakenAsItStandsWhereSuchAFileExists(TestPipeline p) throws IOException {
    file("axb.ndjson", "no\n");
    String star = file("a*b.ndjson", "star\n");
    String space = file("a b.ndjson", "space\n");
    String odd = file("naïve [1] {x}.ndjson", "odd\n");
    assertLines(p, List.of(star, space, odd), "star", "space", "odd");
  }

  @Test
  void aFileThatIsReadInSplitsLosesNoLineAndReadsNoneTwice(TestPipeline p) throws IOException {
    List<String> lines = IntStream.range(0, 2_000).mapToObj(i -> "line " + i).toList();
    String file = file("a.ndjson", String.join("\r\n", lines));
    List<String> read =
        IntStream.range(0, 2_000).mapToObj(i -> "line " + i + (i == 1_999 ? "" : "\r")).toList();
    PAssert.that(p.apply(ReadLines.from(List.of(file)))).containsInAnyOrder(read);
    p.run();
  }

  @Test
  void thereIsAnInput() {
    assertThatThrownBy(() -> ReadLines.from(List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no inputs");
  }

  private String file(String name, String contents) throws IOException {
    return Files.writeString(temp.resolve(name), contents).toString();
  }

  private static void assertLines(TestPipeline p, List<String> inputs, String... lines) {
    PAssert.that(p.apply(ReadLines.from(inputs))).containsInAnyOrder(lines);
    p.run();
  }
}
