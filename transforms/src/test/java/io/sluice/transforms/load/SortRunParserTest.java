package io.sluice.transforms.load;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatFilter;
import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.load.batch.Batch;
import io.sluice.transforms.load.batch.LoadSettings;
import io.sluice.transforms.load.batch.PutRejects;
import io.sluice.transforms.load.batch.RowLines;
import io.sluice.transforms.load.batch.WriterRejects;
import io.sluice.transforms.load.insert.BatchRow;
import io.sluice.transforms.load.insert.BatchRows;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.PackedRows;
import io.sluice.transforms.load.sort.RowCursor;
import io.sluice.transforms.load.sort.RowSorter;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.parse.ParseLines;
import io.sluice.transforms.read.split.OneSortRun;
import io.sluice.transforms.read.split.SortRun;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SortRunParserTest {

  private static final ChatMessageModel MODEL = ChatMessageModel.CHAT_MESSAGES;
  private static final TableLayout LAYOUT = new TableLayout(MODEL.table());

  @TempDir Path temp;

  private final PackedRows packed = new PackedRows(1 << 20);
  private final ParseLines<ChatMessage> parse =
      ParseLines.into(MODEL)
          .onTooLong(OnTooLong.TRUNCATE)
          .where(new ChatFilter(Set.of("message"), Set.of(), null, null));
  private WriterRejects rejects;
  private String object;
  private LineCounts counts;
  private Reject firstAgain;

  @BeforeEach
  void makeRejects() {
    rejects = new WriterRejects(settings(), temp.resolve("own"));
  }

  @Test
  void recordsStandInTheOrderOfTheirKeysAndThenOfTheirLines() throws Exception {
    assertThat(
            parse(true, message("b", "1"), message("a", "2"), message("b", "3"), message("B", "4")))
        .extracting(row -> row.key().values().get(0) + row.values()[4])
        .containsExactly("B4", "a2", "b1", "b3");
  }

  @Test
  void aRowHasItsValuesAsTextsAndItsLineCanBeReadAgain() throws Exception {
    ChatLine line = message("a", "é");
    BatchRow row = parse(true, " ", line).get(0);
    assertThat(row.values())
        .containsExactly("a", "ann", "message", "s1", "é", "2016-09-17 11:04:16");
    assertThat(firstAgain)
        .isEqualTo(
            new Reject(
                Reason.REFUSED, file().toString(), 2, "why", line.toString().getBytes(UTF_8)));
  }

  @Test
  void whatIsNoRecordIsCounted() throws Exception {
    List<BatchRow> rows =
        parse(
            true,
            message("a", "x".repeat(256)),
            message("b", "1"),
            ChatLine.status("away"),
            "",
            "[]",
            "{");
    assertThat(counts)
        .isEqualTo(
            new LineCounts(
                Map.of(
                    LineCounter.READ, 4L,
                    LineCounter.FILTERED, 1L,
                    LineCounter.BLANK, 1L,
                    LineCounter.REJECTED, 2L),
                Map.of(Reason.NOT_AN_OBJECT, 1L, Reason.JSON_TRUNCATED, 1L)));
    assertThat(putRejects()).containsExactly("NOT_AN_OBJECT", "JSON_TRUNCATED");
    assertThat(rows).hasSize(2);
    assertThat(new Batch(null, 0, packed, 0, true, 0, counts).lines())
        .isEqualTo(counts.with(LineCounter.READ, 6).with(LineCounter.TRUNCATED, 1));
  }

  @Test
  void rejectsThatWereCommittedBeforeAreNotWrittenAgain() throws Exception {
    parse(false, "[]", "{", message("a", "1"));
    assertThat(putRejects()).isEmpty();
  }

  private static ChatLine message(String id, String text) {
    return ChatLine.message(text).with("id", "\"" + id + "\"");
  }

  private Path file() {
    return temp.resolve("log.ndjson");
  }

  private List<String> putRejects() throws Exception {
    if (object.isEmpty()) {
      return List.of();
    }
    return Files.readAllLines(temp.resolve("rejects").resolve(object)).stream()
        .map(line -> line.replaceAll(".*\"reason\":\"([^\"]*)\".*", "$1"))
        .toList();
  }

  private LoadSettings<ChatMessage> settings() {
    return LoadSettings.builder(
            parse, new Database("h", 3306, "chat", "ann", new Password.None(), Tls.DISABLED))
        .rejects(temp.resolve("rejects").toString())
        .name("run")
        .build();
  }

  /** The rows that lines become, in their order. */
  private List<BatchRow> parse(boolean keepsRejects, Object... lines) throws Exception {
    Files.writeString(file(), Stream.of(lines).map(it -> it + "\n").collect(Collectors.joining()));
    try (RowSorter sorter = new RowSorter(temp, 1 << 20);
        SortRun run = OneSortRun.of(file(), temp)) {
      counts = new SortRunParser<>(settings(), LAYOUT, sorter, rejects).parse(run, keepsRejects);
      object = PutRejects.of(rejects, run);
      try (RowCursor rows = sorter.sorted()) {
        while (rows.next()) {
          packed.add(rows.bytes(), rows.start());
        }
      }
      List<BatchRow> rows = List.copyOf(BatchRows.of(packed, LAYOUT));
      firstAgain =
          rows.isEmpty()
              ? null
              : new RowLines<>(run, parse.blockParser()).reject(rows.get(0), Reason.REFUSED, "why");
      return rows;
    }
  }
}
