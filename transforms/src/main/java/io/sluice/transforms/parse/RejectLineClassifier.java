package io.sluice.transforms.parse;

import io.sluice.transforms.parse.json.ObjectParser;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.Rejection;

/**
 * Classifies the lines inside rejects. Such a line keeps the position where it was first read; an
 * input line that is not a reject has its own position in the reject file. Used by one thread at a
 * time.
 */
final class RejectLineClassifier<T> implements LineClassifier<T> {

  private final LineClassifier<T> lines;
  private final int maxLineBytes;
  private final RejectParser rejects = new RejectParser();

  /**
   * @param lines the classifier for the lines inside rejects
   * @param maxLineBytes the maximum length of those lines
   */
  RejectLineClassifier(LineClassifier<T> lines, int maxLineBytes) {
    this.lines = lines;
    this.maxLineBytes = maxLineBytes;
  }

  @Override
  public void classify(Line line, LineHandler<T> handler) throws Exception {
    if (ObjectParser.isBlank(line.bytes(), line.from(), line.length())) {
      handler.blank();
      return;
    }
    Reject reject;
    try {
      reject = rejects.parse(line.bytes(), line.from(), line.length());
    } catch (Rejection e) {
      String detail = "not a reject: " + e.detail();
      handler.reject(new Reject(e.reason(), line.file(), line.offset(), detail, line.raw()));
      return;
    }
    classify(reject, handler);
  }

  private void classify(Reject reject, LineHandler<T> handler) throws Exception {
    byte[] raw = reject.raw();
    if (isBeginning(reject)) {
      handler.reject(reject);
    } else if (raw.length > maxLineBytes) {
      String detail = "the line is longer than %d bytes".formatted(maxLineBytes);
      handler.reject(new Reject(Reason.LINE_TOO_LONG, reject.file(), reject.offset(), detail, raw));
    } else {
      lines.classify(new Line(raw, 0, raw.length, reject.file(), reject.offset()), handler);
    }
  }

  /**
   * Whether only the beginning of a line is stored, which might pass as a whole line. A whole line
   * that a user has put in its place differs in length from a stored beginning.
   */
  private boolean isBeginning(Reject reject) {
    int bytes = reject.raw().length;
    return reject.reason() == Reason.LINE_TOO_LONG
        && bytes < reject.length()
        && (bytes == LineBlockReader.OVERLONG_HEAD_BYTES || bytes >= maxLineBytes);
  }
}
