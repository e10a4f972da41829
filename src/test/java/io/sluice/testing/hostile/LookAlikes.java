package io.sluice.testing.hostile;

import java.util.List;
import java.util.stream.Stream;

/** Ids that some collation, trimming or normalization takes for one another. */
final class LookAlikes {

  private static final List<String> IDS =
      List.of(
          "cafe",
          "Cafe",
          "CAFE",
          "café",
          "cafe\u0301",
          "CAFÉ",
          "cafè",
          "cafę",
          "ｃafe",
          "сafe",
          "ⓒafe",
          "𝐜afe",
          "caﬀe",
          "caffe",
          " cafe",
          "cafe ",
          "cafe  ",
          "cafe\t",
          "cafe\n",
          "cafe\r",
          "cafe\u00a0",
          "cafe\u3000",
          "cafe\u0000",
          "cafe\u0000\u0000",
          "\u0000cafe",
          "ca\u0000fe",
          "cafe\u0001",
          "cafe\u007f",
          "cafe\u00ad",
          "cafe\u200b",
          "ca\u200bfe",
          "cafe\u200c",
          "cafe\u200d",
          "cafe\u2060",
          "cafe\ufe0e",
          "cafe\ufe0f",
          "cafe\ufeff",
          "\ufeffcafe",
          "cafe\u202c",
          "cafe\udb40\udc41",
          "strasse",
          "straße",
          "stra\u1e9ee",
          "i",
          "I",
          "ı",
          "İ",
          "i\u0307",
          "Å",
          "\u212b",
          "A\u030a",
          "カ",
          "か",
          "ｶ",
          "㋕",
          "1",
          "01",
          "1.0",
          "１",
          "¹",
          "①",
          "😀",
          "😁",
          "?",
          "\ufffd",
          " ",
          "  ",
          "\u0000",
          "\t",
          "\u200b",
          "\u0301",
          "null",
          "NULL");

  private LookAlikes() {}

  /** A line for each; the id stands in the text once more. */
  static Stream<GoodLine> lines() {
    return IDS.stream()
        .map(
            id ->
                GoodLine.of(
                    Fields.message(id).with("data", "{\"message\":" + Quoted.wholly(id) + "}"),
                    GoodLine.row(id, id)));
  }
}
