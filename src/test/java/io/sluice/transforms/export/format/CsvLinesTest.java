package io.sluice.transforms.export.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import java.sql.Types;
import java.util.Collections;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;

class CsvLinesTest {

  private static final CsvLines CSV = new CsvLines(Compression.UNCOMPRESSED);

  /** Readers skip empty lines. */
  @Test
  void aNullInAFileOfOneColumnIsNoEmptyLine() throws Exception {
    assertThat(line((String) null)).isEqualTo("NULL\r\n");
    assertThat(line("NULL")).isEqualTo("\"NULL\"\r\n");
    assertThat(line("")).isEqualTo("\"\"\r\n");
    assertThat(line(null, "")).isEqualTo(",\"\"\r\n");
  }

  private static String line(String... values) throws Exception {
    RowSetMetaDataImpl meta = new RowSetMetaDataImpl();
    meta.setColumnCount(values.length);
    for (int i = 1; i <= values.length; i++) {
      meta.setColumnType(i, Types.VARCHAR);
    }
    CachedRowSet row = RowSetProvider.newFactory().createCachedRowSet();
    row.setMetaData(meta);
    row.moveToInsertRow();
    for (int i = 1; i <= values.length; i++) {
      row.updateString(i, values[i - 1]);
    }
    row.insertRow();
    row.moveToCurrentRow();
    row.first();
    ScanColumn column = new ScanColumn("c", Kind.TEXT, 0, 0, true);
    return new String(
        CSV.mapper(Collections.nCopies(values.length, column)).mapRow(row).bytes(), UTF_8);
  }
}
