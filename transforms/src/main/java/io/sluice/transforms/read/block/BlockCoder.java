package io.sluice.transforms.read.block;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.beam.sdk.coders.AtomicCoder;
import org.apache.beam.sdk.coders.ByteArrayCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.coders.VarLongCoder;

/** Encodes the fields of a block in order. */
public final class BlockCoder extends AtomicCoder<Block> {

  private static final long serialVersionUID = 1L;

  private static final StringUtf8Coder TEXT = StringUtf8Coder.of();
  private static final VarLongCoder NUMBER = VarLongCoder.of();
  private static final ByteArrayCoder BYTES = ByteArrayCoder.of();

  private BlockCoder() {}

  /** Returns a coder. */
  public static BlockCoder of() {
    return new BlockCoder();
  }

  @Override
  public void encode(Block block, OutputStream out) throws IOException {
    TEXT.encode(block.file(), out);
    NUMBER.encode(block.start(), out);
    NUMBER.encode(block.end(), out);
    BYTES.encode(block.bytes(), out);
    NUMBER.encode(block.nuls(), out);
  }

  @Override
  public Block decode(InputStream in) throws IOException {
    return new Block(
        TEXT.decode(in), NUMBER.decode(in), NUMBER.decode(in), BYTES.decode(in), NUMBER.decode(in));
  }

  @Override
  public boolean consistentWithEquals() {
    return true;
  }
}
