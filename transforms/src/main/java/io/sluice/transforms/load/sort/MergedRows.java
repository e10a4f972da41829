package io.sluice.transforms.load.sort;

import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;

/** Goes through the rows of several cursors, each of them sorted, in the order of all. */
final class MergedRows implements RowCursor {

  private final List<? extends RowCursor> all;
  private final PriorityQueue<RowCursor> waiting;
  private RowCursor current;

  MergedRows(List<? extends RowCursor> all) throws IOException {
    this.all = all;
    this.waiting =
        new PriorityQueue<>(
            all.size(),
            (one, other) ->
                PackedRow.compare(one.bytes(), one.start(), other.bytes(), other.start()));
    for (RowCursor rows : all) {
      queue(rows);
    }
  }

  @Override
  public boolean next() throws IOException {
    if (current != null) {
      queue(current);
    }
    current = waiting.poll();
    return current != null;
  }

  @Override
  public byte[] bytes() {
    return current.bytes();
  }

  @Override
  public int start() {
    return current.start();
  }

  @Override
  public void close() throws IOException {
    for (RowCursor rows : all) {
      rows.close();
    }
  }

  private void queue(RowCursor rows) throws IOException {
    if (rows.next()) {
      waiting.add(rows);
    }
  }
}
