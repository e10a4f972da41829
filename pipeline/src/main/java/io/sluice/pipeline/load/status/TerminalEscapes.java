package io.sluice.pipeline.load.status;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.sluice.transforms.messages.LogSanitizer;
import java.util.Locale;

/**
 * Escapes, in JSON, what {@link LogSanitizer} escapes in text. JSON itself demands that only of
 * characters below the space.
 */
final class TerminalEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7f;

  static final TerminalEscapes INSTANCE = new TerminalEscapes();

  private TerminalEscapes() {}

  @Override
  public int[] getEscapeCodesForAscii() {
    int[] codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  @Override
  public SerializableString getEscapeSequence(int character) {
    String text = Character.toString(character);
    return LogSanitizer.of(text).equals(text)
        ? null
        : new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
  }
}
