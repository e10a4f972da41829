package io.sluice.transforms.export.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;

/** Writes lines, compressed or not. */
public final class TextLineSink implements FileIO.Sink<TextLine> {

  private static final long serialVersionUID = 1L;

  private final byte[] head;
  private final Compression compression;
  private transient OutputStream out;

  /**
   * @param head the bytes with which a file starts
   */
  public TextLineSink(byte[] head, Compression compression) {
    this.head = head.clone();
    this.compression = compression;
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    out = Channels.newOutputStream(compression.writeCompressed(channel));
    out.write(head);
  }

  @Override
  public void write(TextLine line) throws IOException {
    out.write(line.bytes());
  }

  /** Closes the stream, which completes compressed data. */
  @Override
  public void flush() throws IOException {
    out.close();
  }
}
