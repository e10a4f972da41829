package io.sluice.transforms.read.block;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBlockReaderTest {

  private static final String TEXT = "\uFEFFone\r\n\n\ntwo\rstill two\n  \nthird, é😀\n\nlast";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 8, 13, 1000})
  void forEverySplitOfAFileTheLinesAreTheSame(int blockBytes) throws IOException {
    for (String text : List.of(TEXT, TEXT + "\n", "\n", "\n\n", "x", "")) {
      byte[] bytes = text.getBytes(UTF_8);
      String whole = lines(blocks(bytes, 0, bytes.length, blockBytes, 100));
      assertThat(whole).isEqualTo(text);
      for (int split = 0; split <= bytes.length; split++) {
        for (int next = split; next <= bytes.length; next++) {
          List<Block> blocks = new ArrayList<>();
          blocks.addAll(blocks(bytes, 0, split, blockBytes, 100));
          blocks.addAll(blocks(bytes, split, next, blockBytes, 100));
          blocks.addAll(blocks(bytes, next, bytes.length, blockBytes, 100));
          assertThat(lines(blocks)).as("split at %d and %d", split, next).isEqualTo(text);
          assertThatBlocksFollowEachOther(blocks, bytes.length);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10, 11, 12, 1000})
  void ofALineThatIsTooLongOnlyTheBeginningIsHeld(int blockBytes) throws IOException {
    byte[] bytes = "short\n0123456789\n0123456789A\nshort\n".getBytes(UTF_8);

    List<Block> blocks = blocks(bytes, 0, bytes.length, blockBytes, 10);

    assertThat(blocks.stream().filter(Block::isOverlong))
        .containsExactly(new Block("f", 17, 29, "0123456789\n".getBytes(UTF_8)));
    assertThat(lines(blocks)).isEqualTo("short\n0123456789\n0123456789\nshort\n");
    assertThatBlocksFollowEachOther(blocks, bytes.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 12, 30, 5000})
  void aLastLineWithoutALineFeedMayBeTooLongToo(int length) throws IOException {
    byte[] bytes = ("\n" + "x".repeat(length)).getBytes(UTF_8);

    List<Block> blocks = blocks(bytes, 0, bytes.length, 7, 10);

    Block last = blocks.get(blocks.size() - 1);
    assertThat(last.isOverlong()).isEqualTo(length > 10);
    assertThat(last.endsWithLineFeed()).isFalse();
    assertThatBlocksFollowEachOther(blocks, bytes.length);
  }

  @Test
  void manyShortLinesAtTheEndAreNotOneLongLine() throws IOException {
    byte[] bytes = "1\n2\n3\n4\n5\n6".getBytes(UTF_8);

    assertThat(blocks(bytes, 0, bytes.length, 11, 10)).noneMatch(Block::isOverlong);
  }

  @Test
  void aGigabyteWithoutALineFeedNeedsNoMoreMemoryThanALineMayHave() throws IOException {
    long gigabyte = 1L << 30;
    LineBlockReader reader = new LineBlockReader("f", many('x', gigabyte), 0, 1 << 16, 1 << 16);

    Block block = reader.next(Long.MAX_VALUE);

    assertThat(block.end()).isEqualTo(gigabyte);
    assertThat(block.bytes()).hasSize(LineBlockReader.OVERLONG_HEAD_BYTES);
    assertThat(reader.next(Long.MAX_VALUE)).isNull();
  }

  /** The blocks of the lines that begin in a range, as a worker reads them. */
  private static List<Block> blocks(
      byte[] bytes, int from, int to, int blockBytes, int maxLineBytes) throws IOException {
    int start = Math.max(0, from - 1);
    InputStream in = new ByteArrayInputStream(bytes, start, bytes.length - start);
    LineBlockReader reader = new LineBlockReader("f", in, from, blockBytes, maxLineBytes);
    if (from > 0) {
      reader.skipToLine(in.read());
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block = reader.next(to); block != null; block = reader.next(to)) {
      blocks.add(block);
    }
    return blocks;
  }

  private static String lines(List<Block> blocks) {
    StringBuilder lines = new StringBuilder();
    blocks.forEach(block -> lines.append(new String(block.bytes(), UTF_8)));
    return lines.toString();
  }

  private static void assertThatBlocksFollowEachOther(List<Block> blocks, long length) {
    long end = 0;
    for (Block block : blocks) {
      assertThat(block.start()).isEqualTo(end);
      end = block.end();
    }
    assertThat(end).isEqualTo(length);
  }

  @Test
  void aLineBehindMoreNulsThanALineMayHaveIsFound() throws IOException {
    InputStream in =
        new SequenceInputStream(
            many('\0', 10_000_000),
            new ByteArrayInputStream("first\nsecond\n\0\0third\n".getBytes(UTF_8)));
    LineBlockReader reader = new LineBlockReader("f", in, 0, 20, 50);

    // The limit is in the midst of the NULs: the line belongs to whoever has the first of them.
    Block block = reader.next(1_000);

    assertThat(block.start()).isZero();
    assertThat(block.offset()).isEqualTo(10_000_000);
    assertThat(new String(block.bytes(), UTF_8)).isEqualTo("first\n");
    assertThat(block.isOverlong()).isFalse();
    assertThat(reader.next(1_000)).isNull();
    assertThat(reader.next(Long.MAX_VALUE).bytes()).hasSize(15);
  }

  @Test
  void aFileOfNulsIsOneLineOfOneNul() throws IOException {
    LineBlockReader reader = new LineBlockReader("f", many('\0', 1_000), 0, 20, 50);

    Block block = reader.next(Long.MAX_VALUE);

    assertThat(block).isEqualTo(new Block("f", 0, 1_000, new byte[1], 999));
    assertThat(reader.next(Long.MAX_VALUE)).isNull();
  }

  private static InputStream many(char c, long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? c : -1;
      }

      @Override
      public int read(byte[] bytes, int offset, int count) {
        if (left <= 0) {
          return -1;
        }
        int read = (int) Math.min(count, left);
        Arrays.fill(bytes, offset, offset + read, (byte) c);
        left -= read;
        return read;
      }
    };
  }
}
