package io.sluice.transforms.parse;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.block.BlockCoder;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.util.Arrays;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPipelineExtension.class)
class ParseBlocksTest {

  private static final String LINE =
      "{\"id\":\"%s\",\"type\":\"message\",\"from\":\"ann\",\"site_id\":\"s\",\"timestamp\":1,"
          + "\"data\":{\"message\":\"%s\"}}";

  private final ParseLines<ChatMessage> parse = ParseLines.into(ChatMessageModel.CHAT_MESSAGES);

  @Test
  void eachLineIsARecordOrARejectWithItsPlace(TestPipeline p) {
    String good = LINE.formatted("1", "\uFFFD is a character like any other");
    PCollectionTuple parsed =
        parse(p, block(100, good + "\r\n \r\n{x}\n" + good.replace("1", "2")));

    PAssert.that(parsed.get(parse.records()))
        .containsInAnyOrder(
            message("1", 1, "\uFFFD is a character like any other"),
            message("2", 2, "\uFFFD is a character like any other"));
    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            new Reject(
                Reason.JSON_SYNTAX,
                "f",
                100 + good.getBytes(UTF_8).length + 5,
                "not JSON at column 2",
                "{x}".getBytes(UTF_8)));
    p.run();
  }

  @Test
  void bytesThatAreNotUtf8AreRejectedAsTheyAre(TestPipeline p) {
    byte[] latin1 = LINE.formatted("1", "café").getBytes(ISO_8859_1);
    // ED A0 80 is half of a surrogate pair, C0 80 a zero in two bytes.
    byte[] surrogate = LINE.formatted("1", "\u00ed\u00a0\u0080").getBytes(ISO_8859_1);
    byte[] overlong = LINE.formatted("1", "\u00c0\u0080").getBytes(ISO_8859_1);

    PCollectionTuple parsed =
        parse(p, block(0, latin1), block(500, surrogate), block(1000, overlong));

    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(
            new Reject(Reason.ENCODING, "f", 0, "bytes that are not UTF-8", latin1),
            new Reject(Reason.ENCODING, "f", 500, "bytes that are not UTF-8", surrogate),
            new Reject(Reason.ENCODING, "f", 1000, "bytes that are not UTF-8", overlong));
    PAssert.that(parsed.get(parse.records())).empty();
    p.run();
  }

  @Test
  void aByteOrderMarkIsDroppedAtTheStartOfAFileOnly(TestPipeline p) {
    String line = "\uFEFF" + LINE.formatted("1", "x");

    PCollectionTuple parsed = parse(p, block(0, line), block(200, line));

    PAssert.that(parsed.get(parse.records())).containsInAnyOrder(message("1", 1, "x"));
    PAssert.thatSingleton(parsed.get(parse.rejects()))
        .satisfies(
            reject -> {
              assertThat(reject.offset()).isEqualTo(200);
              return null;
            });
    p.run();
  }

  @Test
  void aLineThatIsTooLongIsRejectedWithItsLengthAndItsBeginning(TestPipeline p) {
    byte[] head = "{\"id\":".getBytes(UTF_8);
    byte[] headAndLineFeed = "{\"id\":\n".getBytes(UTF_8);

    PCollectionTuple parsed =
        parse(
            p,
            new Block("f", 10, 5_000_000_011L, headAndLineFeed),
            new Block("f", 5_000_000_011L, 5_000_000_111L, head));

    PAssert.that(parsed.get(parse.rejects()))
        .containsInAnyOrder(tooLong(10, 5_000_000_000L, head), tooLong(5_000_000_011L, 100, head));
    p.run();
  }

  @Test
  void aBlockComesBackAsItWent() throws Exception {
    CoderProperties.coderDecodeEncodeEqual(BlockCoder.of(), block(7, "a\nb"));
    CoderProperties.coderDeterministic(BlockCoder.of(), block(7, "a\n"), block(7, "a\n"));
  }

  private PCollectionTuple parse(TestPipeline p, Block... blocks) {
    return p.apply(Create.of(Arrays.asList(blocks)).withCoder(BlockCoder.of()))
        .apply(parse.ofBlocks());
  }

  private static Block block(long start, String text) {
    return block(start, text.getBytes(UTF_8));
  }

  private static Block block(long start, byte[] bytes) {
    return new Block("f", start, start + bytes.length, bytes);
  }

  private static Reject tooLong(long offset, long length, byte[] head) {
    String detail = "the line is too long; raw is only its beginning";
    return new Reject(Reason.LINE_TOO_LONG, "f", offset, length, detail, head);
  }

  private static ChatMessage message(String id, long at, String text) {
    return new ChatMessage(id, "ann", "message", "s", text, at);
  }
}
