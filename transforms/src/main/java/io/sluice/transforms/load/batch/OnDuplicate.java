package io.sluice.transforms.load.batch;

/** What happens to a record whose key exists in the table. */
public enum OnDuplicate {
  /** The existing row stays. A record with other contents is a conflict and goes to the rejects. */
  KEEP,
  /**
   * The later of the two stays: by the column that the model names, then by the other columns. So
   * the order in which records arrive does not affect the table.
   */
  LATEST,
  /** The load fails. */
  FAIL
}
