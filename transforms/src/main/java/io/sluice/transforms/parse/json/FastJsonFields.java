package io.sluice.transforms.parse.json;

import io.sluice.transforms.record.JsonFields;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of an object straight from the bytes of a plain line, as nearly all lines of a
 * log are. A plain line is valid JSON. Apart from objects that the model enters, it holds only
 * strings, integers of up to 18 digits, true, false and null.
 *
 * <p>This class only ever accepts. On anything else, be it wrong or merely rare, it gives up with a
 * {@link Rejection} that carries no detail, because {@link StrictJsonFields} then reads the line.
 * After that it reports the end of the object, for models that tolerate a rejected value, and
 * {@link #hasReadAll} returns false. Reusable for any number of lines, by one thread at a time.
 */
final class FastJsonFields implements JsonFields {

  private static final Rejection NOT_PLAIN = new Rejection(Reason.JSON_SYNTAX, "not plain");
  private static final int MAX_LEVELS = 8;
  private static final int MAX_DIGITS = 18;
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

  private final FieldNames names = new FieldNames();
  private final JsonStringDecoder decoder = new JsonStringDecoder();
  // The names seen in each open object, one bit each; a repeated name is a duplicate.
  private final long[] seen = new long[MAX_LEVELS + 1];
  private byte[] bytes;
  private int at;
  private int end;
  private int level;
  private int field;
  private boolean first;
  private boolean atValue;
  private boolean gaveUp;
  // An index, not the String: storing a reference in an old object costs a memory fence, for each
  // field of each line.
  private int name;

  /** Starts a line by entering its object. */
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

  /** Whether the object was read to its end, with only white space after it. */
  boolean hasReadAll() {
    while (at < end && isWhiteSpace(bytes[at])) {
      at++;
    }
    return level == 0 && at == end && !gaveUp;
  }

  @Override
  public boolean next() throws Rejection {
    if (level == 0 || atValue) {
      return noMoreFields();
    }
    byte token = token();
    if (token == '}') {
      endObject();
      return false;
    }
    if (!first) {
      expect(',');
      token = token();
    }
    first = false;
    expect('"');
    readName();
    token();
    expect(':');
    atValue = true;
    return true;
  }

  @Override
  public String name() {
    return name == FieldNames.NONE ? null : names.name(name);
  }

  @Override
  public String text() throws Rejection {
    startValue();
    expect('"');
    int from = at;
    int quote = ByteSearch.endOfPlainText(bytes, from, end);
    if (isQuote(quote)) {
      at = quote + 1;
      return new String(bytes, from, quote - from, StandardCharsets.ISO_8859_1);
    }
    decodeString();
    return decoder.text();
  }

  @Override
  public String textOrNull() throws Rejection {
    return isNull() ? null : text();
  }

  @Override
  public long integer() throws Rejection {
    startValue();
    return number();
  }

  @Override
  public Long integerOrNull() throws Rejection {
    return isNull() ? null : Long.valueOf(integer());
  }

  @Override
  public void object() throws Rejection {
    startValue();
    expect('{');
    if (level == MAX_LEVELS) {
      throw giveUp();
    }
    seen[++level] = 0;
    first = true;
  }

  @Override
  public void skip() throws Rejection {
    switch (startValue()) {
      case '"' -> skipString();
      case 'n' -> expect(NULL);
      case 't' -> expect(TRUE);
      case 'f' -> expect(FALSE);
      default -> number();
    }
  }

  private void endObject() {
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

  private byte startValue() throws Rejection {
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
    expect(NULL);
    return true;
  }

  private void skipString() throws Rejection {
    at++;
    int quote = ByteSearch.endOfPlainText(bytes, at, end);
    if (isQuote(quote)) {
      at = quote + 1;
    } else {
      decodeString();
    }
  }

  private boolean isQuote(int index) {
    return index < end && bytes[index] == '"';
  }

  private void decodeString() throws Rejection {
    int quote = decoder.decode(bytes, at, end);
    if (quote < 0) {
      throw giveUp();
    }
    at = quote + 1;
  }

  private long number() throws Rejection {
    boolean negative = bytes[at] == '-';
    int from = negative ? at + 1 : at;
    int index = from;
    long value = 0;
    while (index < end && bytes[index] >= '0' && bytes[index] <= '9') {
      value = value * 10 + bytes[index] - '0';
      index++;
    }
    int digits = index - from;
    boolean zero = digits > 0 && bytes[from] == '0';
    if (digits == 0 || digits > MAX_DIGITS || zero && (negative || digits > 1)) {
      throw giveUp();
    }
    at = index;
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

  private void expect(char token) throws Rejection {
    if (bytes[at] != token) {
      throw giveUp();
    }
    at++;
  }

  private void expect(byte[] literal) throws Rejection {
    for (byte b : literal) {
      if (at == end || bytes[at] != b) {
        throw giveUp();
      }
      at++;
    }
  }

  private boolean noMoreFields() throws Rejection {
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
