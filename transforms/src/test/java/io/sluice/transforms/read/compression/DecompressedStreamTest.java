package io.sluice.transforms.read.compression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class DecompressedStreamTest {

  private final InputStream stream =
      new DecompressedStream(
          new InputStream() {
            @Override
            public int read() {
              throw new ArrayIndexOutOfBoundsException("258");
            }
          });

  @Test
  void whateverADecompressorThrowsIsAnIoException() {
    assertThatThrownBy(stream::read).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.read(new byte[2])).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> stream.skip(1)).isInstanceOf(IOException.class);
  }
}
