package io.sluice.transforms.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.FileIO;

/** Writes lines. */
final class LineSink implements FileIO.Sink<TextLine> {

  private static final long serialVersionUID = 1L;

  private final byte[] head;
  private transient OutputStream out;

  /**
   * @param head what a file begins with
   */
  LineSink(byte[] head) {
    this.head = head.clone();
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    out = Channels.newOutputStream(channel);
    out.write(head);
  }

  @Override
  public void write(TextLine line) throws IOException {
    out.write(line.bytes());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
