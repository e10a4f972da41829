package io.sluice.transforms.load.batch;

/** What happens to a record whose key is in the table already. */
public enum OnDuplicate {
  /**
   * The table's row stays; with other contents the record is a conflict and goes to the rejects.
   */
  KEEP,
  /**
   * The later of the two stays, by the column that the model names, and where that is the same by
   * the other columns' texts; so the table is the same in whatever order records arrive.
   */
  LATEST,
  /** The load ends. */
  FAIL
}
