package io.sluice.transforms.load.sort;

import java.io.IOException;
import java.util.List;
import java.util.PriorityQueue;

/** Merges the rows of several sorted cursors. */
final class MergedRows implements RowCursor {

  private final List<? extends RowCursor> sources;
  private final PriorityQueue<RowCursor> waiting;
  private RowCursor current;

  MergedRows(List<? extends RowCursor> sources) throws IOException {
    this.sources = sources;
    this.waiting =
        new PriorityQueue<>(
            sources.size(),
            (one, other) ->
                PackedRow.compare(one.bytes(), one.start(), other.bytes(), other.start()));
    for (RowCursor rows : sources) {
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
    for (RowCursor rows : sources) {
      rows.close();
    }
  }

  private void queue(RowCursor rows) throws IOException {
    if (rows.next()) {
      waiting.add(rows);
    }
  }
}
