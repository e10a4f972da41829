package io.sluice.transforms.scan.update;

import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import java.io.Serializable;

/**
 * The progress of the update of a range, as stored in {@code sluice_scan}.
 *
 * @param number the range's number
 * @param estimated the approximate number of rows at the start
 * @param left the part that is left
 * @param isDone whether no page is left
 * @param updated the number of updated rows
 * @param failed the number of rows that could not be updated
 */
record UpdateEntry(
    int number, long estimated, KeyRange left, boolean isDone, long updated, long failed)
    implements Serializable {

  /** The entry after one more page. */
  UpdateEntry after(Key last, int updatedNow, int failedNow) {
    return new UpdateEntry(
        number, estimated, left.after(last), false, updated + updatedNow, failed + failedNow);
  }

  /** Whether both entries have the same position, whatever happened to the rows. */
  boolean isAt(UpdateEntry other) {
    return left.equals(other.left) && isDone == other.isDone;
  }

  /** The entry after the last page. */
  UpdateEntry done() {
    return new UpdateEntry(number, estimated, left, true, updated, failed);
  }
}
