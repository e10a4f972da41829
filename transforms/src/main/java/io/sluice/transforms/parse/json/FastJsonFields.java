package io.sluice.transforms.parse.json;

import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.nio.charset.StandardCharsets;

/**
 * The fields of an object on a plain line, read straight from its bytes. Plain is what nearly all
 * lines of a log are: valid JSON that holds, where the model does not go into an object, only
 * texts, whole numbers of up to 18 digits, true, false and null.
 *
 * <p>Only ever accepts. Where it meets anything else, be that wrong or only rare, it gives up: with
 * a {@link Rejection} that says nothing, because {@link StrictJsonFields} has to read the line.
 * Having given up it shows the end of the object, for models that take a rejected value lightly,
 * and {@link #hasReadAll} says no. Used for any number of lines, by one thread at a time.
 */
final class FastJsonFields implements JsonFields {

  private static final Rejection NOT_PLAIN = new Rejection(Reason.JSON_SYNTAX, "not plain");
  private static final int MOST_LEVELS = 8;
  private static final int MOST_DIGITS = 18;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final FieldNames names = new FieldNames();
  private final JsonStringDecoder decoder = new JsonStringDecoder();
  // The names of each open object, a bit for each; one that comes again is a duplicate.
  private final long[] seen = new long[MOST_LEVELS + 1];
  private byte[] bytes;
  private int at;
  private int end;
  private int level;
  private int field;
  private boolean first;
  private boolean atValue;
  private boolean gaveUp;
  // Not the String: to note a reference in an old object costs a fence, for each field of each
  // line.
  private int name;

  /** Goes into the object that the line is. */
  void start(byte[] bytes, int offset, int length) throws Rejection {
    if (this.bytes != bytes) {
      this.bytes = bytes;
    }
    at = offset;
    end = offset + length;
    level = 0;
    field = 0;
    name = FieldNames.NONE;
    gaveUp = false;
    names.startLine();
    atValue = true;
    object();
  }

  /** Whether the object was read to its end, and nothing but white space stands behind it. */
  boolean hasReadAll() {
    while (at < end && isWhiteSpace(bytes[at])) {
      at++;
    }
    return level == 0 && at == end && !gaveUp;
  }

  @Override
  public boolean next() throws Rejection {
    if (level == 0 || atValue) {
      return nothingMore();
    }
    byte token = token();
    if (token == '}') {
      leave();
      return false;
    }
    if (!first) {
      pass(',');
      token = token();
    }
    first = false;
    pass('"');
    readName();
    token();
    pass(':');
    atValue = true;
    return true;
  }

  @Override
  public String name() {
    return name == FieldNames.NONE ? null : names.name(name);
  }

  @Override
  public String text() throws Rejection {
    goToValue();
    pass('"');
    int from = at;
    int quote = ByteSearch.endOfPlainText(bytes, from, end);
    if (isQuote(quote)) {
      at = quote + 1;
      return new String(bytes, from, quote - from, StandardCharsets.ISO_8859_1);
    }
    decodeText();
    return decoder.text();
  }

  @Override
  public String textOrNull() throws Rejection {
    return isNull() ? null : text();
  }

  @Override
  public long integer() throws Rejection {
    goToValue();
    return number();
  }

  @Override
  public Long integerOrNull() throws Rejection {
    return isNull() ? null : Long.valueOf(integer());
  }

  @Override
  public void object() throws Rejection {
    goToValue();
    pass('{');
    if (level == MOST_LEVELS) {
      throw giveUp();
    }
    seen[++level] = 0;
    first = true;
  }

  @Override
  public void skip() throws Rejection {
    switch (goToValue()) {
      case '"' -> skipText();
      case 'n' -> pass(NULL);
      case 't' -> pass(TRUE);
      case 'f' -> pass(FALSE);
      default -> number();
    }
  }

  private void leave() {
    at++;
    level--;
    first = false;
    name = FieldNames.NONE;
  }

  private void readName() throws Rejection {
    name = names.find(bytes, at, end, field++);
    if (name == FieldNames.NONE || (seen[level] >> name & 1) != 0) {
      throw giveUp();
    }
    seen[level] |= 1L << name;
    at += names.quotedLength(name);
  }

  private byte goToValue() throws Rejection {
    if (!atValue) {
      throw giveUp();
    }
    atValue = false;
    return token();
  }

  private boolean isNull() throws Rejection {
    if (!atValue || token() != 'n') {
      return false;
    }
    atValue = false;
    pass(NULL);
    return true;
  }

  private void skipText() throws Rejection {
    at++;
    int quote = ByteSearch.endOfPlainText(bytes, at, end);
    if (isQuote(quote)) {
      at = quote + 1;
    } else {
      decodeText();
    }
  }

  private boolean isQuote(int place) {
    return place < end && bytes[place] == '"';
  }

  private void decodeText() throws Rejection {
    int quote = decoder.decode(bytes, at, end);
    if (quote < 0) {
      throw giveUp();
    }
    at = quote + 1;
  }

  private long number() throws Rejection {
    boolean negative = bytes[at] == '-';
    int from = negative ? at + 1 : at;
    int place = from;
    long value = 0;
    while (place < end && bytes[place] >= '0' && bytes[place] <= '9') {
      value = value * 10 + bytes[place] - '0';
      place++;
    }
    int digits = place - from;
    boolean zero = digits > 0 && bytes[from] == '0';
    if (digits == 0 || digits > MOST_DIGITS || zero && (negative || digits > 1)) {
      throw giveUp();
    }
    at = place;
    return negative ? -value : value;
  }

  private byte token() throws Rejection {
    while (at < end) {
      byte b = bytes[at];
      if (b > ' ' || !isWhiteSpace(b)) {
        return b;
      }
      at++;
    }
    throw giveUp();
  }

  private void pass(char token) throws Rejection {
    if (bytes[at] != token) {
      throw giveUp();
    }
    at++;
  }

  private void pass(byte[] literal) throws Rejection {
    for (byte b : literal) {
      if (at == end || bytes[at] != b) {
        throw giveUp();
      }
      at++;
    }
  }

  private boolean nothingMore() throws Rejection {
    if (gaveUp) {
      return false;
    }
    throw giveUp();
  }

  private Rejection giveUp() {
    gaveUp = true;
    level = 0;
    atValue = false;
    return NOT_PLAIN;
  }

  private static boolean isWhiteSpace(byte b) {
    return b == ' ' || b == '\t' || b == '\r' || b == '\n';
  }
}
