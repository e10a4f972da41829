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

/** Rows of a batch, in key order, each unpacked only when it is read. */
public final class BatchRows extends AbstractList<BatchRow> implements RandomAccess {

  private static final int WRITE_BYTES = 1 << 16;

  /**
   * A key that a warning names in full. MySQL silently cuts a key at 64 bytes or at a NUL, and
   * replaces some characters by question marks; the result may be the name of another key.
   */
  private static final Pattern NAMED_KEY = Pattern.compile("[ -~&&[^?\\\\]]{0,60}");

  private final PackedRows rows;
  private final TableLayout layout;
  private final int[] indexes;

  private BatchRows(PackedRows rows, TableLayout layout, int[] indexes) {
    this.rows = rows;
    this.layout = layout;
    this.indexes = indexes;
  }

  /** All rows of a batch. */
  public static BatchRows of(PackedRows rows, TableLayout layout) {
    int[] indexes = new int[rows.count()];
    Arrays.setAll(indexes, index -> index);
    return new BatchRows(rows, layout, indexes);
  }

  /** The first row of each key. */
  public BatchRows firstOfEachKey() {
    return select(this::isFirst);
  }

  /** The first row of each key that has several rows. */
  public BatchRows repeated() {
    return select(i -> isFirst(i) && i + 1 < indexes.length && !isFirst(i + 1));
  }

  /** The rows that are not the first of their key. */
  public BatchRows others() {
    return select(i -> !isFirst(i));
  }

  /** The rows whose {@link #keyText} is one of these. */
  BatchRows withKeys(Set<String> keys) {
    return select(i -> !keys.isEmpty() && keys.contains(keyText(i)));
  }

  /** Whether every server names all of their keys in warnings, in full and unchanged. */
  boolean haveNamedKeys() {
    return IntStream.range(0, indexes.length)
        .allMatch(i -> NAMED_KEY.matcher(keyText(i)).matches());
  }

  /** Writes the rows as LOAD DATA reads them. */
  void writeTo(OutputStream out) throws IOException {
    byte[] buffer = new byte[WRITE_BYTES];
    int filled = 0;
    for (int index : indexes) {
      int from = rows.start(index) + PackedRow.HEADER_BYTES;
      int length = PackedRow.textLength(rows.bytes(), rows.start(index));
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
    return indexes.length;
  }

  @Override
  public BatchRow get(int index) {
    int start = rows.start(indexes[index]);
    byte[] bytes = rows.bytes();
    int from = start + PackedRow.HEADER_BYTES;
    List<String> sent = RowText.values(bytes, from, from + PackedRow.textLength(bytes, start));
    String[] values = layout.inOrder(sent);
    return new BatchRow(
        layout.key(values),
        values,
        PackedRow.line(bytes, start),
        PackedRow.lineLength(bytes, start));
  }

  /** The values of the key's columns joined by hyphens, as servers name the key. */
  private String keyText(int i) {
    int start = rows.start(indexes[i]);
    int from = start + PackedRow.HEADER_BYTES;
    int separator = from + PackedRow.keyLength(rows.bytes(), start);
    return String.join("-", RowText.values(rows.bytes(), from, separator + 1));
  }

  private BatchRows select(IntPredicate selection) {
    int[] selected = new int[indexes.length];
    int count = 0;
    for (int i = 0; i < indexes.length; i++) {
      if (selection.test(i)) {
        selected[count++] = indexes[i];
      }
    }
    return new BatchRows(rows, layout, Arrays.copyOf(selected, count));
  }

  private boolean isFirst(int i) {
    return i == 0
        || !PackedRow.haveSameKey(
            rows.bytes(), rows.start(indexes[i - 1]), rows.bytes(), rows.start(indexes[i]));
  }
}
