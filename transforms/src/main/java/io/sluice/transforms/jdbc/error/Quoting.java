package io.sluice.transforms.jdbc.error;

/** What a server quotes in an error message. */
enum Quoting {
  /** Names, numbers and settings; the message is shown. */
  NAMES,
  /** Values of records or parts of statements; quoted text is not shown. */
  VALUES,
  /** One such value, always followed by the name of a key or column, which is shown. */
  FIRST,
  /** Anything that a trigger or a function derives from a record; nothing is shown. */
  ANYTHING,
  /** Unknown; quoted text is shown only if the operation names it. */
  UNKNOWN
}
