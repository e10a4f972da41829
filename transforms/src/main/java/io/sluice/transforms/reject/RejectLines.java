package io.sluice.transforms.reject;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Writes rejects as NDJSON: one object per line, with {@code reason, file, offset, length, detail}
 * and the line itself, as {@code raw} if it is UTF-8, else as {@code raw_base64}. Used by one
 * thread at a time.
 */
public final class RejectLines {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int ESCAPE_BYTES = 6;
  private static final int OTHER_FIELDS_BYTES = 1 << 16;
  private static final int MAX_ARRAY_BYTES = Integer.MAX_VALUE - 64;

  private final JsonGenerator json;

  RejectLines(OutputStream out) {
    try {
      json = JSON.createGenerator(out);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    json.setRootValueSeparator(null);
  }

  /** The maximum length of the object for a line of so many bytes, which may all be escaped. */
  public static int maxObjectBytes(int lineBytes) {
    long bytes = (long) ESCAPE_BYTES * lineBytes + OTHER_FIELDS_BYTES;
    return (int) Math.min(bytes, MAX_ARRAY_BYTES);
  }

  /** Writes a reject, whole. */
  void write(Reject reject) throws IOException {
    json.writeStartObject();
    json.writeStringField("reason", reject.reason().name());
    json.writeStringField("file", reject.file());
    json.writeFieldName("offset");
    if (reject.offset() == Reject.UNKNOWN_OFFSET) {
      json.writeNull();
    } else {
      json.writeNumber(reject.offset());
    }
    json.writeNumberField("length", reject.length());
    json.writeStringField("detail", reject.detail());
    writeRaw(reject.raw());
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private void writeRaw(byte[] raw) throws IOException {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw));
      json.writeStringField("raw", text.toString());
    } catch (CharacterCodingException e) {
      json.writeStringField("raw_base64", Base64.getEncoder().encodeToString(raw));
    }
  }
}
