package io.sluice.transforms.load.sort;

/** Goes through rows that are in memory. */
final class RowsInMemory implements RowCursor {

  private final PackedRows rows;
  private int number = -1;

  RowsInMemory(PackedRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    number++;
    return number < rows.count();
  }

  @Override
  public byte[] bytes() {
    return rows.bytes();
  }

  @Override
  public int start() {
    return rows.start(number);
  }

  @Override
  public void close() {
    // The rows are their owner's.
  }
}
