package io.sluice.transforms.export.parquet;

import io.sluice.transforms.export.format.UniqueColumnNames;
import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/**
 * A column of a Parquet file.
 *
 * @param type the column's type
 * @param reader reads the column's values from rows
 */
record ParquetColumn(PrimitiveType type, Reader reader) {

  /** Reads a value from a row. */
  interface Reader {

    /**
     * Reads a value as an object of the column's physical type.
     *
     * @return the value; anything if it is NULL, which the row's {@code wasNull} then reports
     * @throws Rejection if the type cannot hold the value
     */
    Object read(ResultSet row, int column) throws SQLException, Rejection;
  }

  /**
   * Creates the columns of a file.
   *
   * @throws DatabaseException if two have the same name
   */
  static List<ParquetColumn> of(List<ScanColumn> columns) {
    UniqueColumnNames.check(columns, "a Parquet file");
    return columns.stream().map(ParquetColumn::of).toList();
  }

  /** Creates a column. */
  static ParquetColumn of(ScanColumn column) {
    Repetition repetition = column.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
    return new ParquetColumn(
        physical(column, repetition).named(column.name()), ParquetValues.reader(column));
  }

  private static PrimitiveBuilder<PrimitiveType> physical(
      ScanColumn column, Repetition repetition) {
    return switch (column.kind()) {
      case BOOLEAN -> Types.primitive(PrimitiveTypeName.BOOLEAN, repetition);
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT32, repetition);
      case LONG -> Types.primitive(PrimitiveTypeName.INT64, repetition);
      case UNSIGNED_LONG, BITS ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.intType(Long.SIZE, false));
      case FLOAT -> Types.primitive(PrimitiveTypeName.FLOAT, repetition);
      case DOUBLE -> Types.primitive(PrimitiveTypeName.DOUBLE, repetition);
      case DECIMAL -> ParquetDecimal.physical(column, repetition);
      case BINARY -> Types.primitive(PrimitiveTypeName.BINARY, repetition);
      case DATE ->
          Types.primitive(PrimitiveTypeName.INT32, repetition).as(LogicalTypeAnnotation.dateType());
      case TIME ->
          Types.primitive(PrimitiveTypeName.INT64, repetition)
              .as(LogicalTypeAnnotation.timeType(false, TimeUnit.MICROS));
      case DATE_TIME -> timestamp(false, repetition);
      case INSTANT -> timestamp(true, repetition);
      case TEXT, JSON, GEOMETRY -> string(repetition);
    };
  }

  private static PrimitiveBuilder<PrimitiveType> timestamp(boolean isUtc, Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.INT64, repetition)
        .as(LogicalTypeAnnotation.timestampType(isUtc, TimeUnit.MICROS));
  }

  /** The type of a string. */
  static PrimitiveBuilder<PrimitiveType> string(Repetition repetition) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType());
  }

  /**
   * Reads a value as an object of the column's physical type; null for NULL.
   *
   * @throws Rejection if the type cannot hold the value
   */
  Object value(ResultSet row, int column) throws SQLException, Rejection {
    Object value = reader.read(row, column);
    if (!row.wasNull()) {
      return value;
    }
    if (type.isRepetition(Repetition.REQUIRED)) {
      throw new Rejection(Reason.FIELD_NULL, type.getName() + " is NULL in a column without NULLs");
    }
    return null;
  }

  /** Writes a value that is not null. */
  static void write(PrimitiveTypeName type, Object value, RecordConsumer to) {
    switch (type) {
      case BOOLEAN -> to.addBoolean((Boolean) value);
      case INT32 -> to.addInteger((Integer) value);
      case INT64 -> to.addLong((Long) value);
      case FLOAT -> to.addFloat((Float) value);
      case DOUBLE -> to.addDouble((Double) value);
      default -> to.addBinary((Binary) value);
    }
  }
}
