package io.sluice.testing.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Good lines, most of which look as if they were not. No two of them have the same id. */
final class GoodLines {

  private static final long LAST_SECOND = 2147483647;

  private GoodLines() {}

  /**
   * @param count how many
   * @param maxLineBytes the greatest length of a line
   */
  static List<GoodLine> all(int count, int maxLineBytes) {
    List<GoodLine> lines =
        new ArrayList<>(
            Stream.of(
                    LookAlikes.lines(),
                    GoodForms.lines(),
                    GoodForms.ofLength(maxLineBytes),
                    Instants.lines().stream(),
                    longestTexts())
                .flatMap(some -> some)
                .toList());
    IntStream.range(0, count - lines.size()).mapToObj(GoodLines::line).forEach(lines::add);
    return lines;
  }

  /** Lines of which one text is as long as its column takes it. */
  private static Stream<GoodLine> longestTexts() {
    int texts = LongTexts.of(1).toList().size();
    return IntStream.range(0, texts)
        .boxed()
        .flatMap(
            i -> {
              String longest = LongTexts.of(255).toList().get(i);
              String site = LongTexts.of(50).toList().get(i);
              String id = "longest " + i;
              return Stream.of(
                  line(longest, "ann", "message", "s1", "hello", 1, ""),
                  line(id + " from", longest, "message", "s1", "hello", 1, ""),
                  line(id + " site", "ann", "message", site, "hello", 1, ""),
                  line(id + " message", "ann", "message", "s1", longest, 1, ""),
                  line(id + " status", "ann", "status", "s1", longest, 1, ""));
            });
  }

  /** One of any number of lines. */
  private static GoodLine line(int i) {
    return line(
        "%06d %s".formatted(i, text(i)),
        text(i / 3),
        i % 5 == 0 ? "status" : "message",
        "s%d %.40s".formatted(i % 100, i % 7 == 0 ? text(i) : ""),
        text(i / 5),
        1 + i * 21_474L % LAST_SECOND,
        i % 4 == 0 ? "\r" : "");
  }

  private static GoodLine line(
      String id, String from, String type, String site, String text, long second, String end) {
    String payload = id.length() % 2 == 0 ? Quoted.plainly(text) : Quoted.wholly(text);
    Fields line =
        Fields.message(id)
            .with("type", Quoted.plainly(type))
            .with("from", Quoted.plainly(from))
            .with("site_id", Quoted.plainly(site))
            .with("timestamp", Long.toString(second))
            .with("data", "{\"" + type + "\":" + payload + "}");
    return GoodLine.of(line + end, List.of(id, from, type, site, text, Long.toString(second)));
  }

  private static String text(int i) {
    return GoodTexts.ALL.get(i % GoodTexts.ALL.size());
  }
}
