package io.sluice.transforms.load.insert;

import io.sluice.transforms.load.row.RowText;
import io.sluice.transforms.load.row.TableLayout;
import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.load.sort.PackedRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Some rows of a batch, in the order of their keys, which are unpacked only when somebody looks at
 * them.
 */
public final class BatchRows extends AbstractList<BatchRow> implements RandomAccess {

  private static final int WRITE_BYTES = 1 << 16;

  /**
   * MySQL cuts a key's name to 64 bytes, or at a NUL, without a sign of it, and puts question marks
   * for some characters; then it may be the name of another.
   */
  private static final Pattern NAMED_KEY = Pattern.compile("[ -~&&[^?\\\\]]{0,60}");

  private final PackedRows rows;
  private final TableLayout shape;
  private final int[] numbers;

  private BatchRows(PackedRows rows, TableLayout shape, int[] numbers) {
    this.rows = rows;
    this.shape = shape;
    this.numbers = numbers;
  }

  /** All of them. */
  public static BatchRows of(PackedRows rows, TableLayout shape) {
    int[] numbers = new int[rows.count()];
    Arrays.setAll(numbers, number -> number);
    return new BatchRows(rows, shape, numbers);
  }

  /** Of those with the same key the first. */
  public BatchRows firstOfEachKey() {
    return select(this::isFirst);
  }

  /** Of those with the same key the first, where there are several. */
  public BatchRows repeated() {
    return select(i -> isFirst(i) && i + 1 < numbers.length && !isFirst(i + 1));
  }

  /** Those that are not the first with their key. */
  public BatchRows others() {
    return select(i -> !isFirst(i));
  }

  /** Those whose {@link #keyText} is one of these. */
  BatchRows withKeys(Set<String> keys) {
    return select(i -> !keys.isEmpty() && keys.contains(keyText(i)));
  }

  /** Whether every server names all of their keys in full, and each as it is, in a warning. */
  boolean haveNamedKeys() {
    return IntStream.range(0, numbers.length)
        .allMatch(i -> NAMED_KEY.matcher(keyText(i)).matches());
  }

  /** Writes their texts. */
  void writeTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[WRITE_BYTES];
    int filled = 0;
    for (int number : numbers) {
      int from = rows.start(number) + PackedRow.HEADER_BYTES;
      int length = PackedRow.textLength(rows.bytes(), rows.start(number));
      if (length > buffer.length - filled) {
        out.write(buffer, 0, filled);
        filled = 0;
      }
      if (length > buffer.length) {
        out.write(rows.bytes(), from, length);
      } else {
        System.arraycopy(rows.bytes(), from, buffer, filled, length);
        filled += length;
      }
    }
    out.write(buffer, 0, filled);
  }

  @Override
  public int size() {
    return numbers.length;
  }

  @Override
  public BatchRow get(int index) {
    int start = rows.start(numbers[index]);
    byte[] bytes = rows.bytes();
    int from = start + PackedRow.HEADER_BYTES;
    List<String> sent = RowText.values(bytes, from, from + PackedRow.textLength(bytes, start));
    String[] values = shape.inOrder(sent);
    return new BatchRow(
        shape.key(values),
        values,
        PackedRow.line(bytes, start),
        PackedRow.lineLength(bytes, start));
  }

  /** The texts of a key's columns with a hyphen between them, as servers name it. */
  private String keyText(int i) {
    int start = rows.start(numbers[i]);
    int from = start + PackedRow.HEADER_BYTES;
    int separator = from + PackedRow.keyLength(rows.bytes(), start);
    return String.join("-", RowText.values(rows.bytes(), from, separator + 1));
  }

  private BatchRows select(IntPredicate selection) {
    int[] selected = new int[numbers.length];
    int count = 0;
    for (int i = 0; i < numbers.length; i++) {
      if (selection.test(i)) {
        selected[count++] = numbers[i];
      }
    }
    return new BatchRows(rows, shape, Arrays.copyOf(selected, count));
  }

  private boolean isFirst(int i) {
    return i == 0
        || !PackedRow.haveSameKey(
            rows.bytes(), rows.start(numbers[i - 1]), rows.bytes(), rows.start(numbers[i]));
  }
}
