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

/** Decimals in Parquet: integers of 32 or 64 bits, bytes, or strings. */
final class ParquetDecimal {

  /**
   * Readers do not support longer ones: DuckDB turns them into approximate numbers, and Spark
   * fails.
   */
  private static final int MAX_DIGITS = 38;

  private static final int INT_DIGITS = 9;
  private static final int LONG_DIGITS = 18;

  private final ScanColumn column;
  private final int length;

  private ParquetDecimal(ScanColumn column) {
    this.column = column;
    this.length = length(column.precision());
  }

  /** Creates the parser of a column. */
  static ParquetDecimal parser(ScanColumn column) {
    return new ParquetDecimal(column);
  }

  /** The type of a column. */
  static PrimitiveBuilder<PrimitiveType> physical(ScanColumn column, Repetition repetition) {
    if (!isSupported(column)) {
      return ParquetColumn.string(repetition);
    }
    return unscaled(column.precision(), repetition)
        .as(LogicalTypeAnnotation.decimalType(column.scale(), column.precision()));
  }

  private static PrimitiveBuilder<PrimitiveType> unscaled(int precision, Repetition repetition) {
    if (precision <= INT_DIGITS) {
      return Types.primitive(PrimitiveTypeName.INT32, repetition);
    }
    if (precision <= LONG_DIGITS) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition);
    }
    return Types.primitive(PrimitiveTypeName.FIXED_LEN_BYTE_ARRAY, repetition)
        .length(length(precision));
  }

  /** A PostgreSQL numeric can lack precision and scale, and either can exceed the other. */
  private static boolean isSupported(ScanColumn column) {
    return column.precision() >= 1
        && column.precision() <= MAX_DIGITS
        && column.scale() >= 0
        && column.scale() <= column.precision();
  }

  /** The number of bytes that hold so many digits and a sign. */
  private static int length(int precision) {
    return BigInteger.TEN.pow(Math.max(precision, 1)).bitLength() / Byte.SIZE + 1;
  }

  /** Parses a number into an object of the column's physical type. */
  Object parse(String text) throws Rejection {
    if (!isSupported(column)) {
      return ParquetValues.text(DecimalText.plain(text));
    }
    BigInteger unscaled = unscaled(text);
    if (column.precision() <= INT_DIGITS) {
      return unscaled.intValueExact();
    }
    return column.precision() <= LONG_DIGITS ? unscaled.longValueExact() : bytes(unscaled);
  }

  private BigInteger unscaled(String text) throws Rejection {
    try {
      BigDecimal number = new BigDecimal(text).setScale(column.scale());
      if (number.precision() <= column.precision()) {
        return number.unscaledValue();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // More digits after the point, or not a number.
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
