package io.sluice.transforms.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes the counts in order. */
public final class DayCountsCoder extends AtomicCoder<DayCounts> {

  private static final long serialVersionUID = 1L;

  /** The only instance. */
  public static final DayCountsCoder INSTANCE = new DayCountsCoder();

  private static final VarLongCoder NUMBER = VarLongCoder.of();

  private DayCountsCoder() {}

  @Override
  public void encode(DayCounts value, OutputStream out) throws IOException {
    NUMBER.encode(value.messages(), out);
    NUMBER.encode(value.statuses(), out);
    NUMBER.encode(value.senders(), out);
  }

  @Override
  public DayCounts decode(InputStream in) throws IOException {
    return new DayCounts(NUMBER.decode(in), NUMBER.decode(in), NUMBER.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
