package io.sluice.transforms.parse;

import java.io.Serializable;

/** The form of an input line. */
sealed interface LineForm extends Serializable {

  /** The line is the record itself. */
  record Plain() implements LineForm {}

  /**
   * The line is a reject that contains the original line.
   *
   * @param maxLineBytes the maximum length of the original line
   */
  record InReject(int maxLineBytes) implements LineForm {}
}
