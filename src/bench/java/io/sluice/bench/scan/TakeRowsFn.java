package io.sluice.bench.scan;

import io.sluice.transforms.chat.ChatMessage;
import org.apache.beam.sdk.transforms.DoFn;

/** Takes rows that have passed through a runner. */
final class TakeRowsFn extends DoFn<ChatMessage, Void> {

  private static final long serialVersionUID = 1L;

  private transient Tally tally;

  @Setup
  public void setUp() {
    tally = Tally.open();
  }

  @ProcessElement
  public void take(@Element ChatMessage row) {
    tally.add(row);
  }
}
