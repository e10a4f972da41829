package io.sluice.transforms.load.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackedRowsTest {

  @Test
  void rowsThatAreTakenOutLeaveTheOthersInTheirOrder() {
    PackedRows rows = new PackedRows(1 << 10);
    add(rows, "a");
    add(rows, "bcd");
    add(rows, "ef");

    assertThat(texts(rows.first(2))).containsExactly("a", "bcd");
    rows.removeFirst(1);
    assertThat(texts(rows)).containsExactly("bcd", "ef");
    add(rows, "g");
    rows.removeFirst(2);
    assertThat(texts(rows)).containsExactly("g");
    rows.removeFirst(1);
    assertThat(texts(rows)).isEmpty();
    rows.removeFirst(0);
    add(rows, "h");
    assertThat(texts(rows)).containsExactly("h");
  }

  private static void add(PackedRows rows, String text) {
    byte[] row = new byte[PackedRow.HEADER_BYTES + text.length()];
    System.arraycopy(text.getBytes(UTF_8), 0, row, PackedRow.HEADER_BYTES, text.length());
    PackedRow.putHeader(row, 0, text.length(), text.length(), 0, 1, false);
    assertThat(rows.add(row, 0)).isTrue();
  }

  private static List<String> texts(PackedRows rows) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < rows.count(); i++) {
      int start = rows.start(i);
      int length = PackedRow.textLength(rows.bytes(), start);
      texts.add(new String(rows.bytes(), start + PackedRow.HEADER_BYTES, length, UTF_8));
    }
    return texts;
  }
}
