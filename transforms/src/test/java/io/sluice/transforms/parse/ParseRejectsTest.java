package io.sluice.transforms.parse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatLine;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockCoder;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectSpool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The lines that stand in rejects, sorted as lines are, with the place where they were read. */
@ExtendWith(TestPipelineExtension.class)
class ParseRejectsTest {

  private static final int MAX_LINE_BYTES = 5000;
  private static final String GOOD = ChatLine.message().toString();
  private static final String OLD = "what was wrong before";

  @TempDir Path directory;

  private final Sink sink = new Sink();
  private ParseLines<ChatMessage> parse;

  @BeforeEach
  void parseRejects() {
    parse =
        ParseLines.into(ChatMessageModel.CHAT_MESSAGES)
            .where(RecordFilter.of("messages", message -> message.type().equals("message")))
            .inRejects(MAX_LINE_BYTES);
  }

  @Test
  void aGoodLineIsARecordOfItsFirstPlace() throws Exception {
    classify(reject(Reason.JSON_SYNTAX, "log", 70, GOOD));

    assertThat(sink.records).containsExactly(ChatLine.MESSAGE);
    Line line = sink.lines.get(0);
    assertThat(line.file()).isEqualTo("log");
    assertThat(line.offset()).isEqualTo(70);
    assertThat(line.raw()).isEqualTo(GOOD.getBytes(UTF_8));
  }

  @Test
  void aBadLineIsRejectedWithItsFirstPlaceAndWhatIsWrongNow() throws Exception {
    classify(
        reject(Reason.JSON_SYNTAX, "log", 70, "{\"id\":1}"),
        reject(Reason.JSON_SYNTAX, null, Reject.UNKNOWN_OFFSET, "[]"),
        new Reject(Reason.ENCODING, "log", 80, 99, OLD, new byte[] {'{', -1}));

    assertThat(sink.rejects)
        .containsExactly(
            new Reject(
                Reason.FIELD_TYPE, "log", 70, "id is not a string", "{\"id\":1}".getBytes(UTF_8)),
            new Reject(
                Reason.NOT_AN_OBJECT,
                null,
                Reject.UNKNOWN_OFFSET,
                "the line is not an object",
                "[]".getBytes(UTF_8)),
            new Reject(
                Reason.ENCODING, "log", 80, "bytes that are not UTF-8", new byte[] {'{', -1}));
  }

  @Test
  void linesAreFilteredAndMayBeBlank() throws Exception {
    classify(
        reject(Reason.PAYLOAD, "log", 0, ChatLine.status("away").toString()),
        reject(Reason.PAYLOAD, "log", 0, " \r"));

    assertThat(sink.filtered).isEqualTo(1);
    assertThat(sink.blank).isEqualTo(1);
  }

  @Test
  void whatIsNoRejectIsRejectedWithItsOwnPlace() throws Exception {
    classify("\uFEFF \r\n" + GOOD + "\n{x\n");

    assertThat(sink.blank).isEqualTo(1);
    assertThat(sink.rejects)
        .containsExactly(
            new Reject(
                Reason.FIELD_MISSING,
                "rejects",
                6,
                "not a reject: reason is missing",
                GOOD.getBytes(UTF_8)),
            new Reject(
                Reason.JSON_SYNTAX,
                "rejects",
                7 + GOOD.length(),
                "not a reject: not JSON at column 2",
                "{x".getBytes(UTF_8)));
  }

  @Test
  void theBeginningOfALineStaysOne() throws Exception {
    String padded = GOOD + " ".repeat(LineBlockReader.OVERLONG_HEAD_BYTES - GOOD.length());
    Reject head = tooLong(3000, padded);
    Reject headOfAnotherLimit = tooLong(9000, GOOD + " ".repeat(MAX_LINE_BYTES));

    classify(head, headOfAnotherLimit);

    assertThat(sink.rejects).containsExactly(head, headOfAnotherLimit);
  }

  @Test
  void aWholeLineInThePlaceOfABeginningIsALine() throws Exception {
    String padded = GOOD + " ".repeat(LineBlockReader.OVERLONG_HEAD_BYTES - GOOD.length());

    classify(
        tooLong(3000, GOOD), tooLong(1000, padded), reject(Reason.JSON_SYNTAX, "log", 0, padded));

    assertThat(sink.records).hasSize(3);
  }

  @Test
  void aLineMayBeTooLongHereToo() throws Exception {
    String whole = GOOD + " ".repeat(MAX_LINE_BYTES + 1 - GOOD.length());

    classify(reject(Reason.JSON_SYNTAX, "log", 7, whole));

    assertThat(sink.rejects)
        .containsExactly(
            new Reject(
                Reason.LINE_TOO_LONG,
                "log",
                7,
                "the line is longer than 5000 bytes",
                whole.getBytes(UTF_8)));
  }

  @Test
  void inAPipelineItIsTheSame(TestPipeline p) throws IOException {
    Block block = block(text(reject(Reason.JSON_SYNTAX, "log", 70, GOOD), tooLong(1, "{x")));
    PCollectionTuple parsed =
        p.apply(Create.of(block).withCoder(BlockCoder.of())).apply(parse.ofBlocks());

    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(ChatLine.MESSAGE);
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            new Reject(Reason.JSON_SYNTAX, "log", 5, "not JSON at column 2", "{x".getBytes(UTF_8)));
    p.run();
  }

  private static Reject reject(Reason reason, String file, long offset, String raw) {
    return new Reject(reason, file, offset, OLD, raw.getBytes(UTF_8));
  }

  private static Reject tooLong(long length, String raw) {
    return new Reject(Reason.LINE_TOO_LONG, "log", 5, length, OLD, raw.getBytes(UTF_8));
  }

  private void classify(Reject... rejects) throws Exception {
    classify(text(rejects));
  }

  private void classify(String text) throws Exception {
    parse.blockParser().parse(block(text), sink);
  }

  private static Block block(String text) {
    byte[] bytes = text.getBytes(UTF_8);
    return new Block("rejects", 0, bytes.length, bytes);
  }

  private String text(Reject... rejects) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RejectSpool spool = new RejectSpool(() -> directory.resolve("spool"))) {
      List.of(rejects).forEach(spool::add);
      spool.writeTo(out);
    }
    return out.toString(UTF_8);
  }

  private static final class Sink implements LineHandler<ChatMessage> {

    private final List<ChatMessage> records = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();
    private final List<Reject> rejects = new ArrayList<>();
    private int filtered;
    private int blank;

    @Override
    public void record(ChatMessage record, boolean truncated, Line line) {
      records.add(record);
      lines.add(line);
    }

    @Override
    public void filtered() {
      filtered++;
    }

    @Override
    public void reject(Reject reject) {
      rejects.add(reject);
    }

    @Override
    public void blank() {
      blank++;
    }
  }
}
