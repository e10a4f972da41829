package io.sluice.transforms.jdbc;

/** What a server puts into the message of an error. */
enum Quoting {
  /** Names, numbers and settings; the message is shown. */
  NAMES,
  /** Values of records or parts of statements in quotes; what is quoted is not shown. */
  VALUES,
  /** One of them, and behind it always the name of a key, a column or the like, which is shown. */
  FIRST,
  /** Whatever a trigger or a function has made of a record; nothing of it is shown. */
  ANYTHING,
  /** Nobody knows; quotes are shown only where they hold a name that the operation has named. */
  UNKNOWN
}
