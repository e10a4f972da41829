package io.sluice.transforms.scan.update;

import io.sluice.transforms.scan.key.Key;
import io.sluice.transforms.scan.key.KeyRange;
import java.io.Serializable;

/**
 * How far the update of a range is, as it stands in {@code sluice_scan}.
 *
 * @param number the range's number
 * @param estimated about how many rows it had in the beginning
 * @param left what is left of it
 * @param isDone whether nothing is
 * @param updated how many rows were updated
 * @param failed how many could not be
 */
record UpdateEntry(
    int number, long estimated, KeyRange left, boolean isDone, long updated, long failed)
    implements Serializable {

  /** The same after one more page. */
  UpdateEntry after(Key last, int updatedNow, int failedNow) {
    return new UpdateEntry(
        number, estimated, left.after(last), false, updated + updatedNow, failed + failedNow);
  }

  /** Whether the range is as far as in another entry, whatever happened to the rows. */
  boolean isAt(UpdateEntry other) {
    return left.equals(other.left) && isDone == other.isDone;
  }

  /** The same when all pages are done. */
  UpdateEntry done() {
    return new UpdateEntry(number, estimated, left, true, updated, failed);
  }
}
