package io.sluice.transforms.parse;

import io.sluice.transforms.parse.json.ByteSearch;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import java.util.Arrays;

/**
 * Parses and filters the lines of blocks. Skips a byte order mark at the start of a file. Used by
 * one thread at a time.
 *
 * @param <T> the record
 */
public final class BlockParser<T> {

  private static final int BYTE_ORDER_MARK_BYTES = 3;

  private final LineClassifier<T> classifier;
  private long lineStart;
  private int lineLength;

  BlockParser(ParseSpec<T> spec) {
    this.classifier = spec.classifier();
  }

  /**
   * Passes each line of a block to the handler, in order.
   *
   * @throws Exception if the user's filter throws it
   */
  public void parse(Block block, LineHandler<T> handler) throws Exception {
    if (block.isOverlong()) {
      handler.reject(overlong(block));
      return;
    }
    byte[] bytes = block.bytes();
    int from = hasByteOrderMark(block) ? BYTE_ORDER_MARK_BYTES : 0;
    while (from < bytes.length) {
      int end = ByteSearch.lineFeed(bytes, from, bytes.length);
      lineStart = block.offset() + from;
      lineLength = end - from;
      classifier.classify(new Line(bytes, from, lineLength, block.file(), lineStart), handler);
      from = end + 1;
    }
  }

  /** The offset in the file of the line last passed to the handler. */
  public long lineStart() {
    return lineStart;
  }

  /** The length of that line in bytes, without its line feed. */
  public int lineLength() {
    return lineLength;
  }

  private static Reject overlong(Block block) {
    int lineFeed = block.endsWithLineFeed() ? 1 : 0;
    long length = block.end() - block.offset() - lineFeed;
    byte[] head = Arrays.copyOf(block.bytes(), block.bytes().length - lineFeed);
    String detail = "the line is too long; raw is only its beginning";
    return new Reject(Reason.LINE_TOO_LONG, block.file(), block.offset(), length, detail, head);
  }

  private static boolean hasByteOrderMark(Block block) {
    byte[] bytes = block.bytes();
    return block.offset() == 0
        && bytes.length >= BYTE_ORDER_MARK_BYTES
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }
}
