package io.sluice.testing.hostile;

import io.sluice.transforms.reject.Reason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Bytes that are not UTF-8, wherever in a line they stand. */
final class BadEncodings {

  private static final List<String> NOT_UTF8 =
      List.of(
          // Continuation bytes without a beginning.
          "80",
          "BF",
          "8080",
          "80BF80BF80BF",
          // Beginnings without their continuation.
          "C3",
          "DF",
          "E2",
          "E282",
          "F0",
          "F09F",
          "F09F98",
          "C3C3A9",
          "E28228",
          "F09F9828",
          // Overlong: a slash, a NUL (as Java serializes it), and the longest that are too long.
          "C0AF",
          "E080AF",
          "F08080AF",
          "F8808080AF",
          "FC80808080AF",
          "C080",
          "E08080",
          "F0808080",
          "C1BF",
          "E09FBF",
          "F08FBFBF",
          // Surrogates, alone and as the pair that CESU-8 makes of an emoji.
          "EDA080",
          "EDAFBF",
          "EDB080",
          "EDBFBF",
          "EDA0BDEDB880",
          "EDB880EDA0BD",
          // Behind the last code point.
          "F4908080",
          "F5808080",
          "F7BFBFBF",
          "F888808080",
          "FC8480808080",
          // Bytes that stand nowhere in UTF-8, and byte order marks of UTF-16.
          "FE",
          "FF",
          "FEFF",
          "FFFE",
          "FEFEFFFF",
          // Latin-1 (café), Windows-1252 (quotes, euro), KOI8-R, Shift JIS, GBK, UTF-16 (an emoji).
          "636166E9",
          "93686994",
          "3580",
          "F0D2C9D7C5D4",
          "836583588367",
          "C4E3BAC3",
          "3DD800DE",
          // gzip, PNG
          "1F8B0800",
          "89504E47");

  /** Where the bytes go: in place of the question mark. */
  private static final List<String> PLACES =
      List.of(
          Fields.bad().with("data", "{\"message\":\"a ? b\"}").toString(),
          Fields.bad().with("id", "\"?\"").toString(),
          Fields.bad().with("from", "\"ann?\"").toString(),
          Fields.bad().with("more", "[\"?\"]").toString(),
          Fields.bad().with("more ?", "1").toString(),
          Fields.bad() + "?",
          "?" + Fields.bad(),
          "?");

  /** Encodings in which the line is no UTF-8, one of its characters not being ASCII. */
  private static final List<String> CHARSETS =
      List.of("ISO-8859-1", "UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE", "IBM1047");

  private static final List<String> WIDE_CHARSETS =
      List.of("UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");

  private BadEncodings() {}

  static Stream<BadLine> lines() {
    return Stream.of(
            NOT_UTF8.stream().flatMap(hex -> PLACES.stream().map(place -> at(place, hex))),
            CHARSETS.stream().map(charset -> whollyIn(charset, "é", Reason.ENCODING)),
            // To UTF-8 this is a line full of NULs.
            WIDE_CHARSETS.stream().map(charset -> whollyIn(charset, "a", Reason.JSON_SYNTAX)))
        .flatMap(lines -> lines);
  }

  private static BadLine at(String place, String hex) {
    int mark = place.indexOf('?');
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes(place.substring(0, mark).getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(HexFormat.of().parseHex(hex));
    line.writeBytes(place.substring(mark + 1).getBytes(StandardCharsets.US_ASCII));
    return new BadLine(Reason.ENCODING, line.toByteArray());
  }

  private static BadLine whollyIn(String charset, String from, Reason reason) {
    String line = Fields.bad().with("from", Quoted.plainly(from)).toString();
    return new BadLine(reason, line.getBytes(Charset.forName(charset)));
  }
}
