package io.sluice.transforms.parse.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Turns Jackson's exceptions into a {@link Rejection}. */
final class JsonFailure {

  /** Applies to names only: in a string, Jackson accepts half of a pair. */
  private static final Pattern HALF_PAIR =
      Pattern.compile("(Broken surrogate pair|Unexpected low surrogate) ");

  private JsonFailure() {}

  /** The rejection for a parse failure. */
  static Rejection of(IOException e) {
    if (e instanceof StreamConstraintsException) {
      return new Rejection(Reason.JSON_LIMIT, "nested too deeply, or a number or name too long");
    }
    if (e instanceof JsonProcessingException json) {
      long column = json.getLocation() == null ? 0 : json.getLocation().getColumnNr();
      // Jackson has no exception types for these (and does not throw JsonEOFException after a
      // comma). StrictJsonFieldsTest and TextFidelityTest pin its messages.
      if (json.getOriginalMessage().startsWith("Unexpected end-of-input")) {
        return new Rejection(Reason.JSON_TRUNCATED, "the line ends inside the object");
      }
      if (json.getOriginalMessage().startsWith("Duplicate ")) {
        return new Rejection(
            Reason.JSON_DUPLICATE_KEY, "a name stands twice before column " + column);
      }
      if (HALF_PAIR.matcher(json.getOriginalMessage()).lookingAt()) {
        return new Rejection(
            Reason.SURROGATE, "a name holds half of a surrogate pair before column " + column);
      }
      return new Rejection(Reason.JSON_SYNTAX, "not JSON at column " + column);
    }
    // Unexpected, because the parser reads from memory.
    throw new UncheckedIOException(e);
  }
}
