package io.sluice.transforms.stats;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes the fields in order. */
public final class SiteDayCoder extends AtomicCoder<SiteDay> {

  private static final long serialVersionUID = 1L;

  /** The only instance. */
  public static final SiteDayCoder INSTANCE = new SiteDayCoder();

  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final VarLongCoder NUMBER = VarLongCoder.of();

  private SiteDayCoder() {}

  @Override
  public void encode(SiteDay value, OutputStream out) throws IOException {
    TEXT.encode(value.site(), out);
    NUMBER.encode(value.day().toEpochDay(), out);
  }

  @Override
  public SiteDay decode(InputStream in) throws IOException {
    return new SiteDay(TEXT.decode(in), LocalDate.ofEpochDay(NUMBER.decode(in)));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
