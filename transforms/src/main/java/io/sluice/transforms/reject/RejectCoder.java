package io.sluice.transforms.reject;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.NullableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes a reject field by field. */
public final class RejectCoder extends AtomicCoder<Reject> {

  private static final long serialVersionUID = 1L;

  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final Coder<String> NULLABLE_TEXT = NullableCoder.of(TEXT);
  private static final VarLongCoder NUMBER = VarLongCoder.of();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  private RejectCoder() {}

  /** Creates a coder. */
  public static RejectCoder of() {
    return new RejectCoder();
  }

  @Override
  public void encode(Reject reject, OutputStream out) throws IOException {
    TEXT.encode(reject.reason().name(), out);
    NULLABLE_TEXT.encode(reject.file(), out);
    NUMBER.encode(reject.offset(), out);
    NUMBER.encode(reject.length(), out);
    TEXT.encode(reject.detail(), out);
    BYTES.encode(reject.raw(), out);
  }

  @Override
  public Reject decode(InputStream in) throws IOException {
    return new Reject(
        Reason.valueOf(TEXT.decode(in)),
        NULLABLE_TEXT.decode(in),
        NUMBER.decode(in),
        NUMBER.decode(in),
        TEXT.decode(in),
        BYTES.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
