package io.sluice.transforms.load.sort;

/** Iterates over rows in memory. */
final class RowsInMemory implements RowCursor {

  private final PackedRows rows;
  private int index = -1;

  RowsInMemory(PackedRows rows) {
    this.rows = rows;
  }

  @Override
  public boolean next() {
    index++;
    return index < rows.count();
  }

  @Override
  public byte[] bytes() {
    return rows.bytes();
  }

  @Override
  public int start() {
    return rows.start(index);
  }

  @Override
  public void close() {
    // The rows belong to the caller.
  }
}
