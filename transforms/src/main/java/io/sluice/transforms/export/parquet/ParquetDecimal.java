package io.sluice.transforms.export.parquet;

import io.sluice.transforms.export.value.DecimalText;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.parquet.schema.Types.PrimitiveBuilder;

/** Decimal numbers in Parquet: as whole ones of 32 or 64 bits, or as bytes, or as texts. */
final class ParquetDecimal {

  /** Readers know no longer ones: DuckDB makes approximate numbers of them, and Spark gives up. */
  private static final int MOST_DIGITS = 38;

  private static final int DIGITS_OF_INT = 9;
  private static final int DIGITS_OF_LONG = 18;

  private final ScanColumn column;
  private final int length;

  private ParquetDecimal(ScanColumn column) {
    this.column = column;
    this.length = length(column.precision());
  }

  /** Parses the numbers of a column. */
  static ParquetDecimal parser(ScanColumn column) {
    return new ParquetDecimal(column);
  }

  /** The type of a column. */
  static PrimitiveBuilder<PrimitiveType> physical(ScanColumn column, Repetition repetition) {
    if (!isHeld(column)) {
      return ParquetColumn.string(repetition);
    }
    return unscaled(column.precision(), repetition)
        .as(LogicalTypeAnnotation.decimalType(column.scale(), column.precision()));
  }

  private static PrimitiveBuilder<PrimitiveType> unscaled(int precision, Repetition repetition) {
    if (precision <= DIGITS_OF_INT) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition);
    }
    if (precision <= DIGITS_OF_LONG) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition);
    }
    return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
        .length(length(precision));
  }

  /** Of a PostgreSQL numeric, neither need be known, and each may be beyond the other. */
  private static boolean isHeld(ScanColumn column) {
    return column.precision() >= 1
        && column.precision() <= MOST_DIGITS
        && column.scale() >= 0
        && column.scale() <= column.precision();
  }

  /** How many bytes hold so many digits and a sign. */
  private static int length(int precision) {
    return BigInteger.TEN.pow(Math.max(precision, 1)).bitLength() / Byte.SIZE + 1;
  }

  /** The number as an object of the column's physical type. */
  Object parse(String text) throws Rejection {
    if (!isHeld(column)) {
      return ParquetValues.text(DecimalText.plain(text));
    }
    BigInteger unscaled = unscaled(text);
    if (column.precision() <= DIGITS_OF_INT) {
      return unscaled.intValueExact();
    }
    return column.precision() <= DIGITS_OF_LONG ? unscaled.longValueExact() : bytes(unscaled);
  }

  private BigInteger unscaled(String text) throws Rejection {
    try {
      BigDecimal number = new BigDecimal(text).setScale(column.scale());
      if (number.precision() <= column.precision()) {
        return number.unscaledValue();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // More digits behind the point, or no number.
    }
    throw new Rejection(
        Reason.NUMBER_RANGE,
        "%s is no number of %d digits, %d of them behind the point"
            .formatted(column.name(), column.precision(), column.scale()));
  }

  private Binary bytes(BigInteger unscaled) {
    byte[] digits = unscaled.toByteArray();
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, 0, length - digits.length, (byte) (unscaled.signum() < 0 ? -1 : 0));
    System.arraycopy(digits, 0, bytes, length - digits.length, digits.length);
    return Binary.fromConstantByteArray(bytes);
  }
}
