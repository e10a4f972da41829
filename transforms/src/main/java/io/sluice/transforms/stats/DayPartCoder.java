package io.sluice.transforms.stats;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes the counts, and 16 bytes for each sender. */
final class DayPartCoder extends AtomicCoder<DayPart> {

  private static final long serialVersionUID = 1L;

  static final DayPartCoder INSTANCE = new DayPartCoder();

  private static final VarLongCoder NUMBER = VarLongCoder.of();
  private static final VarIntCoder LENGTH = VarIntCoder.of();

  private DayPartCoder() {}

  @Override
  public void encode(DayPart part, OutputStream out) throws IOException {
    NUMBER.encode(part.messages(), out);
    NUMBER.encode(part.statuses(), out);
    NUMBER.encode(part.counted(), out);
    long[] digests = part.senders().digests();
    LENGTH.encode(digests.length, out);
    ByteBuffer bytes = ByteBuffer.allocate(digests.length * Long.BYTES);
    bytes.asLongBuffer().put(digests);
    out.write(bytes.array());
  }

  @Override
  public DayPart decode(InputStream in) throws IOException {
    long messages = NUMBER.decode(in);
    long statuses = NUMBER.decode(in);
    long counted = NUMBER.decode(in);
    long[] digests = new long[LENGTH.decode(in)];
    byte[] bytes = new byte[digests.length * Long.BYTES];
    new DataInputStream(in).readFully(bytes);
    ByteBuffer.wrap(bytes).asLongBuffer().get(digests);
    return new DayPart(messages, statuses, counted, new Senders(digests));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
