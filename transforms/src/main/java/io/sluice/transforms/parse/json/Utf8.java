package io.sluice.transforms.parse.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Validates UTF-8, strictly. Used by one thread at a time. */
final class Utf8 {

  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private final CharBuffer discarded = CharBuffer.allocate(1024);

  /** Whether a range of an array is valid UTF-8; overlong forms and surrogates are not. */
  boolean isValid(byte[] bytes, int offset, int length) {
    return isAscii(bytes, offset, length) || isDecodable(ByteBuffer.wrap(bytes, offset, length));
  }

  private static boolean isAscii(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isDecodable(ByteBuffer bytes) {
    decoder.reset();
    while (true) {
      discarded.clear();
      var result = decoder.decode(bytes, discarded, true);
      if (!result.isOverflow()) {
        return result.isUnderflow();
      }
    }
  }
}
