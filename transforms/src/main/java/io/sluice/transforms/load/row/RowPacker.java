package io.sluice.transforms.load.row;

import io.sluice.transforms.load.sort.PackedRow;
import io.sluice.transforms.record.RowWriter;
import java.util.Arrays;

/** Packs the values of one row after the other. Used by one thread at a time. */
public final class RowPacker implements RowWriter {

  private static final int SEPARATOR_BYTES = 1;

  private final TableLayout shape;
  private final String[] values;
  private int column;
  private byte[] packed = new byte[1 << 12];

  public RowPacker(TableLayout shape) {
    this.shape = shape;
    this.values = new String[shape.columns()];
  }

  /**
   * Packs the row whose values it has been given.
   *
   * @param line where its line begins in its file
   * @param lineLength the bytes of its line, without its line feed
   * @return the array that has the row at its beginning, until the next row is packed
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
      end = RowText.write(values[shape.sentColumn(i)], packed, end);
      if (i == shape.keyColumns() - 1) {
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
    long most = PackedRow.HEADER_BYTES;
    for (String value : values) {
      most += RowText.maxBytes(value) + SEPARATOR_BYTES;
    }
    if (most > packed.length) {
      packed = Arrays.copyOf(packed, Math.toIntExact(most));
    }
  }
}
