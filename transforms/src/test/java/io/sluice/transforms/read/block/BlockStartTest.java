package io.sluice.transforms.read.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block depends on nothing but its start: the ledger knows it by that. */
class BlockStartTest {

  private static final int BLOCK_BYTES = 10;
  private static final int MAX_LINE_BYTES = 25;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whoeverBeginsAtABlocksEndReadsTheSameBlocksAsWhoeverReadsOn(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      assertThatEachEndIsAStart(text(random, random.nextInt(12), random.nextBoolean()));
    }
  }

  // The reader holds more than a block then, and so sees the end of the file earlier.
  @Test
  void aLineLongerThanABlockDoesNotChangeTheBlocksBehindIt() throws IOException {
    assertThatEachEndIsAStart("a line of 18 bytes\n" + "12\n4567890");
    assertThatEachEndIsAStart("a line of 18 bytes\n" + "1234567890");
    assertThatEachEndIsAStart("a line of 18 bytes\n" + "12\n456789\n");
    assertThatEachEndIsAStart("a line that is too long to be held\n" + "12\n4567890");
  }

  @Test
  void passingOverBytesIsLikeBeginningBehindThem() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      String text = text(random, 10, true);
      List<Block> all = blocks(text, 0);
      for (Block from : all) {
        for (Block to : all.subList(all.indexOf(from), all.size())) {
          LineBlockReader reader = reader(text, from.start());
          reader.next(Long.MAX_VALUE);
          if (to.start() >= reader.position()) {
            reader.skipTo(to.start());
            assertThat(rest(reader)).as(text).isEqualTo(blocks(text, (int) to.start()));
          }
        }
      }
    }
  }

  @Test
  void aBlockThatWasPutBackIsTheNextOneAgainAndNothingIsPassedOver() throws IOException {
    LineBlockReader reader = reader("1\n2\n", 0);
    Block block = reader.next(2);
    reader.putBack(block);
    assertThat(reader.position()).isZero();
    reader.skipTo(0);
    assertThat(reader.next(2)).isEqualTo(block);
    assertThat(reader.position()).isEqualTo(2);
  }

  @Test
  void thereIsNothingBehindTheEndToBePassedOver() throws IOException {
    LineBlockReader reader = reader("1\n2\n", 0);
    assertThatThrownBy(() -> reader.skipTo(5)).isInstanceOf(EOFException.class);
  }

  private static void assertThatEachEndIsAStart(String text) throws IOException {
    List<Block> all = blocks(text, 0);
    for (int i = 0; i < all.size(); i++) {
      assertThat(blocks(text, (int) all.get(i).start()))
          .as("%s from %d", text, all.get(i).start())
          .isEqualTo(all.subList(i, all.size()));
    }
  }

  private static List<Block> blocks(String text, int from) throws IOException {
    return rest(reader(text, from));
  }

  private static LineBlockReader reader(String text, long from) {
    byte[] bytes = text.getBytes(UTF_8);
    int start = (int) from;
    return new LineBlockReader(
        "f",
        new ByteArrayInputStream(bytes, start, bytes.length - start),
        from,
        BLOCK_BYTES,
        MAX_LINE_BYTES);
  }

  private static List<Block> rest(LineBlockReader reader) throws IOException {
    List<Block> blocks = new ArrayList<>();
    Block block = reader.next(Long.MAX_VALUE);
    while (block != null) {
      blocks.add(block);
      block = reader.next(Long.MAX_VALUE);
    }
    return blocks;
  }

  private static String text(Random random, int lines, boolean endsWithALineFeed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines; i++) {
      int length = random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(6);
      text.append("x".repeat(length)).append('\n');
    }
    return endsWithALineFeed ? text.toString() : text + "y".repeat(1 + random.nextInt(30));
  }
}
