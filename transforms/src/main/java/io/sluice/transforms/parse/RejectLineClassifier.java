package io.sluice.transforms.parse;

import io.sluice.transforms.parse.json.ObjectParser;
import io.sluice.transforms.read.block.BlockReader;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.Rejection;

/**
 * Sorts the lines that stand in rejects. Whatever becomes of such a line, it keeps the place where
 * it was first read; a line that is no reject has its own place, in the file of rejects. Used by
 * one thread at a time.
 */
final class RejectLineClassifier<T> implements LineClassifier<T> {

  private final LineClassifier<T> lines;
  private final int maxLineBytes;
  private final RejectParser rejects = new RejectParser();

  /**
   * @param lines sorts what stands in the rejects
   * @param maxLineBytes the greatest length of that
   */
  RejectLineClassifier(LineClassifier<T> lines, int maxLineBytes) {
    this.lines = lines;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public void sort(Line line, LineHandler<T> sink) throws Exception {
    if (ObjectParser.isBlank(line.bytes(), line.from(), line.length())) {
      sink.blank();
      return;
    }
    Reject reject;
    try {
      reject = rejects.parse(line.bytes(), line.from(), line.length());
    } catch (Rejection e) {
      String detail = "not a reject: " + e.detail();
      sink.reject(new Reject(e.reason(), line.file(), line.offset(), detail, line.raw()));
      return;
    }
    sort(reject, sink);
  }

  private void sort(Reject reject, LineHandler<T> sink) throws Exception {
    byte[] raw = reject.raw();
    if (isBeginning(reject)) {
      sink.reject(reject);
    } else if (raw.length > maxLineBytes) {
      String detail = "the line is longer than %d bytes".formatted(maxLineBytes);
      sink.reject(new Reject(Reason.LINE_TOO_LONG, reject.file(), reject.offset(), detail, raw));
    } else {
      lines.sort(new Line(raw, 0, raw.length, reject.file(), reject.offset()), sink);
    }
  }

  /**
   * Whether only the beginning of a line is here, which might pass as a whole one. Somebody may
   * have put a whole line in its place, which then has another length than a beginning.
   */
  private boolean isBeginning(Reject reject) {
    int bytes = reject.raw().length;
    return reject.reason() == Reason.LINE_TOO_LONG
        && bytes < reject.length()
        && (bytes == BlockReader.OVERLONG_HEAD_BYTES || bytes >= maxLineBytes);
  }
}
