package io.sluice.transforms.scan.read;

import io.sluice.transforms.scan.key.KeyRange;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.ListCoder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StructuredCoder;

/** Encodes pages: the range, then the rows. */
public final class PageCoder<T> extends StructuredCoder<Page<T>> {

  private static final long serialVersionUID = 1L;

  private final Coder<KeyRange> range = SerializableCoder.of(KeyRange.class);
  private final Coder<T> row;
  private final ListCoder<T> rows;

  private PageCoder(Coder<T> row) {
    this.row = row;
    this.rows = ListCoder.of(row);
  }

  /** Creates a coder for pages of rows. */
  public static <T> PageCoder<T> of(Coder<T> row) {
    return new PageCoder<>(row);
  }

  @Override
  public void encode(Page<T> page, OutputStream out) throws IOException {
    range.encode(page.range(), out);
    rows.encode(page.rows(), out);
  }

  @Override
  public Page<T> decode(InputStream in) throws IOException {
    return new Page<>(range.decode(in), rows.decode(in));
  }

  @Override
  public List<? extends Coder<?>> getCoderArguments() {
    return List.of(row);
  }

  @Override
  public void verifyDeterministic() throws NonDeterministicException {
    throw new NonDeterministicException(this, "ranges are encoded by Java's serialization");
  }
}
