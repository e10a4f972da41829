package io.sluice.generate;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A buffer for the bytes of lines, filled without creating strings. */
final class LineBuffer {

  private static final byte[] HEX = utf8("0123456789abcdef");
  private static final int MAX_DECIMALS = 20;

  private byte[] bytes = new byte[4096];
  private int length;

  /** Encodes a string in UTF-8. */
  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  LineBuffer append(byte[] added) {
    ensure(added.length);
    System.arraycopy(added, 0, bytes, length, added.length);
    length += added.length;
    return this;
  }

  LineBuffer append(char asciiChar) {
    ensure(1);
    bytes[length++] = (byte) asciiChar;
    return this;
  }

  LineBuffer appendNumber(long number) {
    ensure(MAX_DECIMALS);
    int end = length + digits(number);
    long rest = number;
    for (int i = end - 1; i >= length; i--) {
      bytes[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    length = end;
    return this;
  }

  /** Appends the low hexadecimal digits of a number. */
  LineBuffer appendHex(long number, int digits) {
    ensure(digits);
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      bytes[length++] = HEX[(int) (number >>> shift) & 0xf];
    }
    return this;
  }

  byte[] toBytes() {
    return Arrays.copyOf(bytes, length);
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(bytes, 0, length);
    length = 0;
  }

  private static int digits(long number) {
    int digits = 1;
    for (long rest = number / 10; rest > 0; rest /= 10) {
      digits++;
    }
    return digits;
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
