package io.sluice.transforms.parse;

import java.io.Serializable;

/** What a line of the input is. */
sealed interface LineForm extends Serializable {

  /** The line itself. */
  record Plain() implements LineForm {}

  /**
   * A reject, in which the line stands.
   *
   * @param maxLineBytes the greatest length of that line
   */
  record InReject(int maxLineBytes) implements LineForm {}
}
