package io.sluice.transforms.load.row;

import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.record.RowWriter;
import java.util.Arrays;

/** Packs rows, one at a time, from values in column order. Used by one thread at a time. */
public final class RowPacker implements RowWriter {

  private static final int SEPARATOR_BYTES = 1;

  private final TableLayout layout;
  private final String[] values;
  private int column;
  private byte[] packed = new byte[1 << 12];

  public RowPacker(TableLayout layout) {
    this.layout = layout;
    this.values = new String[layout.columns()];
  }

  /**
   * Packs the row from the values received since the last call.
   *
   * @param line the offset of its line in the file
   * @param lineLength the bytes of its line, without the line feed
   * @param isTruncated whether a string was cut to its column's length
   * @return the array that starts with the row; valid until the next call
   */
  public byte[] pack(long line, int lineLength, boolean isTruncated) {
    if (column != values.length) {
      throw new IllegalStateException("the model bound %d of its columns".formatted(column));
    }
    column = 0;
    makeRoom();
    int end = PackedRow.HEADER_BYTES;
    int keyEnd = end;
    for (int i = 0; i < values.length; i++) {
      end = RowText.write(values[layout.sentColumn(i)], packed, end);
      if (i == layout.keyColumns() - 1) {
        keyEnd = end;
      }
      packed[end++] = (byte) (i < values.length - 1 ? '\t' : '\n');
    }
    int start = PackedRow.HEADER_BYTES;
    PackedRow.putHeader(packed, 0, end - start, keyEnd - start, line, lineLength, isTruncated);
    return packed;
  }

  @Override
  public void text(String value) {
    values[column++] = value;
  }

  @Override
  public void integer(long value) {
    values[column++] = Long.toString(value);
  }

  @Override
  public void timestamp(long epochSecond) {
    values[column++] = ValueEncoder.instant(epochSecond);
  }

  private void makeRoom() {
    long needed = PackedRow.HEADER_BYTES;
    for (String value : values) {
      needed += RowText.maxBytes(value) + SEPARATOR_BYTES;
    }
    if (needed > packed.length) {
      packed = Arrays.copyOf(packed, Math.toIntExact(needed));
    }
  }
}
