package io.sluice.transforms.load.indexes;

/** When the secondary indexes of a load's table are built. */
public enum IndexTiming {
  /** After the rows if the table is empty at the start, else with each row. */
  AUTO,
  /** With each row. */
  NOW,
  /** After the rows. */
  LATER
}
