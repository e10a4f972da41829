package io.sluice.transforms.load.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.files.TemporaryFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSorterTest {

  @TempDir Path temp;

  @Test
  void rowsComeInTheOrderOfTheirKeysBytesAndThenOfTheirLines() throws IOException {
    try (RowSorter sorter = new RowSorter(temp, 1 << 20)) {
      add(sorter, "b", 1, "x");
      add(sorter, "a", 9, "x");
      add(sorter, "a", 2, "y");
      add(sorter, "", 5, "");
      add(sorter, "é", 3, "");
      add(sorter, "ab", 4, "");
      add(sorter, "a\0", 6, "");
      add(sorter, "Ab", 7, "");
      add(sorter, "longer than eight bytes", 8, "");
      add(sorter, "longer than seven bytes", 8, "");

      assertThat(sorted(sorter))
          .containsExactly(
              "|5|",
              "Ab|7|",
              "a|2|y",
              "a|9|x",
              "a\0|6|",
              "ab|4|",
              "b|1|x",
              "longer than eight bytes|8|",
              "longer than seven bytes|8|",
              "é|3|");
    }
  }

  // From one that holds everything to one that holds a row at a time.
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 20_000, 3_000, 200, 1})
  void whatDoesNotFitIntoMemoryIsInOrderAllTheSame(int bytes) throws IOException {
    Random random = new Random(bytes);
    List<String> rows = new ArrayList<>();
    int count = bytes == 1 ? 100 : 2_000;
    for (int line = 0; line < count; line++) {
      rows.add("%03d|%04d|%s".formatted(random.nextInt(500), line, "x".repeat(random.nextInt(90))));
    }
    Collections.shuffle(rows, random);
    try (RowSorter sorter = new RowSorter(temp, bytes)) {
      for (String row : rows) {
        String[] parts = row.split("\\|", -1);
        add(sorter, parts[0], Long.parseLong(parts[1]), parts[2]);
      }
      rows.sort(Comparator.naturalOrder());
      assertThat(sorted(sorter))
          .containsExactlyElementsOf(
              rows.stream().map(row -> row.replaceAll("\\|0*(\\d)", "|$1")).toList());
    }
    assertThat(temp).isEmptyDirectory();
  }

  @Test
  void aRowThatIsLargerThanTheMemoryForRowsIsKeptToo() throws IOException {
    String large = "x".repeat(300_000);
    try (RowSorter sorter = new RowSorter(temp, 1_000)) {
      add(sorter, "b", 1, large);
      add(sorter, "a", 2, "small");
      add(sorter, "c", 3, large);
      assertThat(sorted(sorter)).containsExactly("a|2|small", "b|1|" + large, "c|3|" + large);
    }
  }

  @Test
  void oneLotComesAfterTheOther() throws IOException {
    try (RowSorter sorter = new RowSorter(temp, 300)) {
      for (int lot = 0; lot < 3; lot++) {
        int first = lot;
        IntStream.range(0, 20).forEach(line -> add(sorter, "k" + line % 10, line, "lot " + first));
        assertThat(sorted(sorter)).hasSize(20).allMatch(row -> row.endsWith("lot " + first));
        sorter.clear();
        assertThat(temp).isEmptyDirectory();
      }
      assertThat(sorted(sorter)).isEmpty();
    }
  }

  @Test
  void marksAndLengthsOfLinesAreKept() throws IOException {
    byte[] row = row("k", 1L << 40, 1_000_000, true, "text");
    try (RowSorter sorter = new RowSorter(temp, 10)) {
      sorter.add(row, 0);
      sorter.add(row("l", 2, 3, false, ""), 0);
      try (RowCursor rows = sorter.sorted()) {
        assertThat(rows.next()).isTrue();
        assertThat(PackedRow.line(rows.bytes(), rows.start())).isEqualTo(1L << 40);
        assertThat(PackedRow.lineLength(rows.bytes(), rows.start())).isEqualTo(1_000_000);
        assertThat(PackedRow.isTruncated(rows.bytes(), rows.start())).isTrue();
        assertThat(rows.next()).isTrue();
        assertThat(PackedRow.isTruncated(rows.bytes(), rows.start())).isFalse();
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void theFingerprintTellsFromWhichLinesTheRowsAre() throws IOException {
    try (RowSorter sorter = new RowSorter(temp, 100)) {
      assertThat(sorter.fingerprint()).isZero();
      for (long line : new long[] {0, 1, 200, 300}) {
        add(sorter, "k", line, "x");
      }
      long fingerprint = sorter.fingerprint();
      sorter.clear();
      for (long line : new long[] {300, 1, 0, 200}) {
        add(sorter, "other", line, "y");
      }
      assertThat(sorter.fingerprint()).isEqualTo(fingerprint);
      sorter.clear();
      for (long line : new long[] {1, 201, 299}) {
        add(sorter, "k", line, "x");
      }
      assertThat(sorter.fingerprint()).isNotEqualTo(fingerprint);
    }
  }

  @Test
  void aDiskThatTakesNothingIsSaidToBe() throws IOException {
    Path gone = Files.createDirectory(temp.resolve("gone"));
    try (RowSorter sorter = new RowSorter(gone, 10)) {
      add(sorter, "a", 1, "");
      Files.delete(gone);
      assertThatThrownBy(() -> add(sorter, "b", 2, ""))
          .isInstanceOf(TemporaryFileException.class)
          .hasMessageContaining("gone/sorted-0: there is no such file or directory");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 7})
  void aFileThatIsCutOffIsNotTakenForAllRows(int missing) throws IOException {
    try (RowSorter sorter = new RowSorter(temp, 10)) {
      add(sorter, "a", 1, "text");
      add(sorter, "b", 2, "text");
      Path file = temp.resolve("sorted-0");
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), (int) Files.size(file) - missing));
      assertThatThrownBy(() -> sorted(sorter)).hasMessageContaining("cut off");
    }
  }

  private static void add(RowSorter sorter, String key, long line, String rest) {
    sorter.add(row(key, line, 1, false, rest), 0);
  }

  private static byte[] row(
      String key, long line, int lineLength, boolean isTruncated, String rest) {
    byte[] text = (key + "|" + rest).getBytes(UTF_8);
    byte[] row = new byte[PackedRow.HEADER_BYTES + text.length];
    System.arraycopy(text, 0, row, PackedRow.HEADER_BYTES, text.length);
    int keyLength = key.getBytes(UTF_8).length;
    PackedRow.putHeader(row, 0, text.length, keyLength, line, lineLength, isTruncated);
    return row;
  }

  /** Key, line and rest of all rows. */
  private static List<String> sorted(RowSorter sorter) throws IOException {
    List<String> sorted = new ArrayList<>();
    try (RowCursor rows = sorter.sorted()) {
      while (rows.next()) {
        int start = rows.start();
        int length = PackedRow.textLength(rows.bytes(), start);
        String text = new String(rows.bytes(), start + PackedRow.HEADER_BYTES, length, UTF_8);
        String line = Long.toString(PackedRow.line(rows.bytes(), start));
        sorted.add(text.replaceFirst("\\|", "|" + line + "|"));
      }
    }
    return sorted;
  }
}
