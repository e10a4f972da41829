package io.sluice.transforms.export.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.testing.ParquetFile;
import io.sluice.transforms.export.RangeFile;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.rowset.CachedRowSet;
import javax.sql.rowset.RowSetMetaDataImpl;
import javax.sql.rowset.RowSetProvider;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParquetRowsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "BOOLEAN|0|0|boolean|true|true",
        "INTEGER|0|0|int32|-2147483648|-2147483648",
        "LONG|0|0|int64|9223372036854775807|9223372036854775807",
        "UNSIGNED_LONG|20|0|int64 c (INTEGER(64,false))|18446744073709551615|18446744073709551615",
        "FLOAT|0|0|float|1.5|1.5",
        "DOUBLE|0|0|double|-1.0E300|-1.0E300",
        "DECIMAL|9|2|int32 c (DECIMAL(9,2))|-9999999.99|-9999999.99",
        "DECIMAL|10|0|int64 c (DECIMAL(10,0))|-1|-1",
        "DECIMAL|18|18|int64 c (DECIMAL(18,18))|0E-18|0E-18",
        "DECIMAL|19|0|fixed_len_byte_array(9) c (DECIMAL(19,0))"
            + "|-9999999999999999999|-9999999999999999999",
        "DECIMAL|38|9|fixed_len_byte_array(16) c (DECIMAL(38,9))"
            + "|99999999999999999999999999999.999999999|99999999999999999999999999999.999999999",
        "DECIMAL|20|3|fixed_len_byte_array(9) c (DECIMAL(20,3))|-0.5|-0.500",
        "DECIMAL|39|0|binary c (STRING)|1E+2|100",
        "DECIMAL|0|0|binary c (STRING)|NaN|NaN",
        "DECIMAL|2|5|binary c (STRING)|0.00012|0.00012",
        "TEXT|0|0|binary c (STRING)|grüße 😀|grüße 😀",
        "JSON|0|0|binary c (STRING)|{\"a\": [1]}|{\"a\": [1]}",
        "DATE|0|0|int32 c (DATE)|0001-01-01|0001-01-01",
        "DATE|0|0|int32 c (DATE)|1969-12-31|1969-12-31",
        "TIME|0|0|int64 c (TIME(MICROS,false))|23:59:59.999999|23:59:59.999999",
        "DATE_TIME|0|0|int64 c (TIMESTAMP(MICROS,false))"
            + "|1969-12-31 23:59:59.999999|1969-12-31T23:59:59.999999",
        "DATE_TIME|0|0|int64 c (TIMESTAMP(MICROS,false))"
            + "|9999-12-31 00:00:00|9999-12-31T00:00:00.000000",
        "INSTANT|0|0|int64 c (TIMESTAMP(MICROS,true))"
            + "|2016-09-17 11:04:16.000001|2016-09-17T11:04:16.000001+0000",
        "INSTANT|0|0|int64 c (TIMESTAMP(MICROS,true))"
            + "|2016-09-17 11:04:16.5+00|2016-09-17T11:04:16.500000+0000",
      })
  void aValueComesBack(Kind kind, int precision, int scale, String type, String in, String out)
      throws Exception {
    ScanColumn column = new ScanColumn("c", kind, precision, scale, true);

    Object value = kind == Kind.BOOLEAN ? Boolean.valueOf(in) : in;
    List<List<Object>> rows = List.of(row(value), row((Object) null));

    ParquetFile file = written(Compression.ZSTD, List.of(column), rows);

    assertThat(file.columns())
        .containsExactly("optional " + (type.contains(" c ") ? type : type + " c"));
    assertThat(file.rows()).isEqualTo(List.of(row(out), row((Object) null)));
  }

  @Test
  void bytesComeBack() throws Exception {
    ScanColumn column = new ScanColumn("c", Kind.BINARY, 0, 0, true);
    ParquetFile file =
        written(Compression.ZSTD, List.of(column), List.of(row((Object) new byte[] {0, -1, 1})));
    assertThat(file.columns()).containsExactly("optional binary c");
    assertThat(file.rows()).isEqualTo(List.of(row("0x00FF01")));
  }

  @ParameterizedTest
  @CsvSource({
    "DATE, 0000-00-00, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "DATE, 2016-02-30, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "DATE, infinity, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "DATE_TIME, 0000-00-00 00:00:00, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "DATE_TIME, 0044-03-15 12:00:00 BC, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "INSTANT, -infinity, TIMESTAMP_RANGE, c is no date of the years 1 to 9999",
    "TIME, 24:00:00, TIMESTAMP_RANGE, c is no time from 00:00 to less than 24:00",
    "TIME, -00:00:01, TIMESTAMP_RANGE, c is no time from 00:00 to less than 24:00",
    "DECIMAL, NaN, NUMBER_RANGE, 'c is no number of 4 digits, 2 of them behind the point'",
    "DECIMAL, 0.001, NUMBER_RANGE, 'c is no number of 4 digits, 2 of them behind the point'",
    "DECIMAL, 100, NUMBER_RANGE, 'c is no number of 4 digits, 2 of them behind the point'",
  })
  void whatATypeDoesNotHoldIsRejected(Kind kind, String value, String reason, String detail)
      throws Exception {
    ParquetRow row = mapped(new ScanColumn("c", kind, 4, 2, true), value);

    assertThat(new String(row.rejected(), UTF_8))
        .startsWith(
            "{\"reason\":\"%s\",\"detail\":\"%s\",\"row\":{\"c\":".formatted(reason, detail))
        .endsWith("}}\n");
  }

  @Test
  void aColumnWithoutNullsIsRequired() throws Exception {
    ScanColumn column = new ScanColumn("c", Kind.LONG, 0, 0, false);
    assertThat(written(Compression.ZSTD, List.of(column), List.of(row("1"))).columns())
        .containsExactly("required int64 c");
    assertThat(new String(mapped(column, null).rejected(), UTF_8))
        .isEqualTo(
            "{\"reason\":\"FIELD_NULL\",\"detail\":\"c is NULL in a column without NULLs\","
                + "\"row\":{\"c\":null}}\n");
  }

  @Test
  void aFileWithoutRowsHasColumns() throws Exception {
    ScanColumn column = new ScanColumn("c", Kind.LONG, 0, 0, true);
    ParquetFile file = written(Compression.ZSTD, List.of(column), List.of());
    assertThat(file.columns()).containsExactly("optional int64 c");
    assertThat(file.rows()).isEmpty();
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    ScanColumn column = new ScanColumn("c", Kind.LONG, 0, 0, true);
    assertThatThrownBy(() -> new ParquetRows(Compression.ZSTD).sink(List.of(column, column)))
        .isInstanceOf(DatabaseException.class)
        .hasMessageContaining("Two columns have the name c");
  }

  @ParameterizedTest
  @CsvSource({"UNCOMPRESSED, UNCOMPRESSED", "GZIP, GZIP", "ZSTD, ZSTD"})
  void pagesAreCompressed(Compression compression, CompressionCodecName codec) throws Exception {
    ScanColumn column = new ScanColumn("c", Kind.TEXT, 0, 0, true);
    List<Object> row = row("0123456789".repeat(1_000));

    ParquetFile file = written(compression, List.of(column), List.of(row));

    assertThat(file.rows()).isEqualTo(List.of(row));
    assertThat(groups(file).get(0).getColumns().get(0).getCodec()).isEqualTo(codec);
  }

  @Test
  void groupsAreBoundedHoweverLongValuesBecome() throws Exception {
    ScanColumn column = new ScanColumn("c", Kind.BINARY, 0, 0, true);
    List<List<Object>> rows = new ArrayList<>();
    IntStream.range(0, 20_000).forEach(i -> rows.add(row((Object) new byte[10])));
    IntStream.range(0, 30).forEach(i -> rows.add(row((Object) new byte[1 << 20])));

    ParquetFile file = written(Compression.UNCOMPRESSED, List.of(column), rows);

    assertThat(file.rows()).hasSize(rows.size());
    assertThat(groups(file)).allMatch(group -> group.getTotalByteSize() < 17 << 20);
  }

  private static List<BlockMetaData> groups(ParquetFile file) {
    return file.footer().getBlocks();
  }

  private ParquetFile written(
      Compression compression, List<ScanColumn> columns, List<List<Object>> rows) throws Exception {
    ParquetRows format = new ParquetRows(compression);
    FileIO.Sink<ParquetRow> sink = format.sink(columns);
    Path path = directory.resolve("file" + format.suffix());
    RowMapper<ParquetRow> mapper = format.mapper(columns);
    try (RangeFile<ParquetRow> file = new RangeFile<>(path, sink);
        CachedRowSet set = rowSet(columns, rows)) {
      while (set.next()) {
        file.write(mapper.mapRow(set));
      }
      file.finish();
    }
    return ParquetFile.read(path);
  }

  private static ParquetRow mapped(ScanColumn column, String value) throws Exception {
    try (CachedRowSet set = rowSet(List.of(column), List.of(row((Object) value)))) {
      set.next();
      return new ParquetRows(Compression.ZSTD).mapper(List.of(column)).mapRow(set);
    }
  }

  /** Rows as a driver has them, without a database. */
  private static CachedRowSet rowSet(List<ScanColumn> columns, List<List<Object>> rows)
      throws SQLException {
    CachedRowSet set = RowSetProvider.newFactory().createCachedRowSet();
    RowSetMetaDataImpl meta = new RowSetMetaDataImpl();
    meta.setColumnCount(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      meta.setColumnName(i, columns.get(i - 1).name());
      meta.setColumnType(i, type(columns.get(i - 1).kind()));
    }
    set.setMetaData(meta);
    // Each is put before the others.
    for (int r = rows.size() - 1; r >= 0; r--) {
      set.moveToInsertRow();
      for (int i = 1; i <= columns.size(); i++) {
        set.updateObject(i, rows.get(r).get(i - 1));
      }
      set.insertRow();
      set.moveToCurrentRow();
    }
    set.beforeFirst();
    return set;
  }

  private static int type(Kind kind) {
    if (kind == Kind.BOOLEAN) {
      return Types.BOOLEAN;
    }
    return kind == Kind.BINARY ? Types.VARBINARY : Types.VARCHAR;
  }

  private static List<Object> row(Object... values) {
    return Arrays.asList(values);
  }
}
