package io.sluice.transforms.read.block;

import io.sluice.transforms.files.FileStorage;
import io.sluice.transforms.read.input.InputFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SeekableByteChannel;

/** Opens uncompressed files. */
public final class PlainFile {

  private PlainFile() {}

  /** Opens a reader at the first line that begins at or after an offset. */
  public static LineBlockReader openAt(InputFile file, long from, int blockBytes, int maxLineBytes)
      throws IOException {
    InputStream in = open(file, Math.max(0, from - 1));
    LineBlockReader reader = new LineBlockReader(file.name(), in, from, blockBytes, maxLineBytes);
    if (from > 0) {
      reader.skipToLine(in.read());
    }
    return reader;
  }

  /** Opens a file at an offset. */
  public static InputStream open(InputFile file, long position) throws IOException {
    ReadableByteChannel channel = FileStorage.open(file.name());
    if (channel instanceof SeekableByteChannel seekable) {
      seekable.position(position);
      return Channels.newInputStream(channel);
    }
    InputStream in = Channels.newInputStream(channel);
    in.skipNBytes(position);
    return in;
  }
}
