package io.sluice.transforms.load.indexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.load.indexes.SecondaryIndex.Method;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IndexRowTest {

  private static final String PART = "{\"column\":\"a\",\"prefix\":null,\"descending\":false}";

  @Test
  void partsAreJsonAndReadBackAsTheyWere() {
    List<IndexPart> parts =
        List.of(
            new IndexPart("a", OptionalInt.empty(), false),
            new IndexPart("\"`\\\n é\u0001", OptionalInt.of(3072), true));

    assertThat(IndexParts.json(parts.subList(0, 1))).isEqualTo("[" + PART + "]");
    assertThat(IndexParts.parse(IndexParts.json(parts))).isEqualTo(parts);
  }

  @Test
  void aRowOfSluicesOwnIsAnIndex() {
    assertThat(IndexRow.index("k", "[" + PART + "]", "HASH", "c", "8", "0"))
        .contains(
            new SecondaryIndex(
                "k",
                List.of(new IndexPart("a", OptionalInt.empty(), false)),
                Method.HASH,
                "c",
                OptionalInt.of(8),
                false));
    assertThat(index("[" + String.join(",", Collections.nCopies(64, PART)) + "]")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "a",
        "`a`), DROP COLUMN `data`, ADD KEY `k` (`id`",
        "[\"a\"]",
        "[{}]",
        "[[]]",
        "{\"column\":\"a\",\"prefix\":null,\"descending\":false}",
        "[{\"column\":\"a\",\"prefix\":null}]",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":false}",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":false}] x",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":false}]]",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":false},]",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":false,\"expression\":\"sleep(1)\"}]",
        "[{\"column\":\"a\",\"prefix\":0,\"descending\":false}]",
        "[{\"column\":\"a\",\"prefix\":3073,\"descending\":false}]",
        "[{\"column\":\"a\",\"prefix\":99999999999,\"descending\":false}]",
        "[{\"column\":\"a\",\"prefix\":\"1\",\"descending\":false}]",
        "[{\"column\":\"a\",\"prefix\":1.5,\"descending\":false}]",
        "[{\"column\":\"a\",\"prefix\":null,\"descending\":\"DESC, DROP COLUMN `data`\"}]",
        "[{\"column\":\"\",\"prefix\":null,\"descending\":false}]",
        "[{\"column\":null,\"prefix\":null,\"descending\":false}]",
        "[{\"column\":\"\\u0000\",\"prefix\":null,\"descending\":false}]"
      })
  void otherPartsAreNoIndex(String parts) {
    assertThat(index(parts)).isEmpty();
  }

  @Test
  void tooMuchIsNoIndex() {
    assertThat(index("[" + String.join(",", Collections.nCopies(65, PART)) + "]")).isEmpty();
    assertThat(index("[" + PART.replace("\"a\"", '"' + "a".repeat(65) + '"') + "]")).isEmpty();
    assertThat(index("[".repeat(60_000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      nullValues = "null",
      value = {
        "k, RTREE, \"\", 1",
        "k, btree, \"\", 1",
        "k, \"BTREE, DROP COLUMN data\", \"\", 1",
        "k, DEFAULT, \"\", 1",
        "k, \"\", -1, 1",
        "k, \"\", 0, 1",
        "k, \"\", 65536, 1",
        "k, \"\", 4x, 1",
        "k, \"\", 99999999999, 1",
        "k, \"\", \"\", 2",
        "k, \"\", \"\", \"\"",
        "k, \"\", \"\", true",
        "\"\", \"\", \"\", 1"
      })
  void otherValuesAreNoIndex(String name, String method, String size, String visible) {
    assertThat(IndexRow.index(name, "[" + PART + "]", method, "", size, visible)).isEmpty();
  }

  private static Optional<SecondaryIndex> index(String parts) {
    return IndexRow.index("k", parts, "", "", "", "1");
  }
}
