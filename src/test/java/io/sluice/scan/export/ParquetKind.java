package io.sluice.scan.export;

import java.util.List;

/**
 * A column of each type that is written to Parquet.
 *
 * @param definition the column in SQL
 * @param type the column in Parquet
 * @param least a value in SQL
 * @param leastHeld the same as Parquet prints it
 * @param most another value in SQL
 * @param mostHeld the same as Parquet prints it
 */
record ParquetKind(
    String definition, String type, String least, String leastHeld, String most, String mostHeld) {

  static final List<ParquetKind> MYSQL =
      """
      tiny TINYINT(1) | int32 tiny | -128 | -128 | 127 | 127
      small SMALLINT UNSIGNED | int32 small | 0 | 0 | 65535 | 65535
      i INT | int32 i | -2147483648 | -2147483648 | 2147483647 | 2147483647
      u INT UNSIGNED | int64 u | 0 | 0 | 4294967295 | 4294967295
      b BIGINT | int64 b | -9223372036854775808 | -9223372036854775808 | 9223372036854775807 | 9223372036854775807
      ub BIGINT UNSIGNED | int64 ub (INTEGER(64,false)) | 0 | 0 | 18446744073709551615 | 18446744073709551615
      d DECIMAL(10,2) | int64 d (DECIMAL(10,2)) | -99999999.99 | -99999999.99 | 99999999.99 | 99999999.99
      ud DECIMAL(9,0) UNSIGNED | int32 ud (DECIMAL(9,0)) | 0 | 0 | 999999999 | 999999999
      ld DECIMAL(38,8) | fixed_len_byte_array(16) ld (DECIMAL(38,8)) | 0.1 | 0.10000000 | 999999999999999999999999999999.99999999 | 999999999999999999999999999999.99999999
      ll DECIMAL(65,30) | binary ll (STRING) | 0 | 0.000000000000000000000000000000 | -1.5 | -1.500000000000000000000000000000
      f FLOAT | float f | -1.5 | -1.5 | 0.25 | 0.25
      g DOUBLE | double g | -1.7976931348623157E308 | -1.7976931348623157E308 | 0.1 | 0.1
      y YEAR | int32 y | 1901 | 1901 | 2155 | 2155
      day DATE | int32 day (DATE) | '1000-01-01' | 1000-01-01 | '9999-12-31' | 9999-12-31
      t TIME(6) | int64 t (TIME(MICROS,false)) | '00:00:00' | 00:00:00.000000 | '23:59:59.999999' | 23:59:59.999999
      dt DATETIME(6) | int64 dt (TIMESTAMP(MICROS,false)) | '1000-01-01 00:00:00' | 1000-01-01T00:00:00.000000 | '2016-03-27 02:30:00.123456' | 2016-03-27T02:30:00.123456
      ts TIMESTAMP(6) NULL | int64 ts (TIMESTAMP(MICROS,true)) | '1970-01-01 00:00:01' | 1970-01-01T00:00:01.000000+0000 | '2016-03-27 02:30:00.123456' | 2016-03-27T02:30:00.123456+0000
      v VARCHAR(20) | binary v (STRING) | 'grüße 😀' | grüße 😀 | 'it''s' | it's
      l LONGTEXT | binary l (STRING) | REPEAT('x', 3) | xxx | 'NULL' | NULL
      vb VARBINARY(10) | binary vb | X'00FF' | 0x00FF | X'27' | 0x27
      bt BIT(9) | int64 bt (INTEGER(64,false)) | b'1' | 1 | b'111111111' | 511
      zd DECIMAL(4,2) ZEROFILL | int32 zd (DECIMAL(4,2)) | 0.5 | 0.50 | 99.99 | 99.99
      zi INT(10) ZEROFILL | int64 zi | 42 | 42 | 4294967295 | 4294967295
      zb BIGINT ZEROFILL | int64 zb (INTEGER(64,false)) | 42 | 42 | 18446744073709551615 | 18446744073709551615
      gm POINT | binary gm (STRING) | ST_GeomFromText('POINT(1 2)') | 0101000000000000000000F03F0000000000000040 | ST_GeomFromText('POINT(1 2)', 3857) | 0101000020110F0000000000000000F03F0000000000000040
      e ENUM('a','b') | binary e (STRING) | 'a' | a | 'b' | b
      s SET('a','b') | binary s (STRING) | 'a' | a | 'a,b' | a,b
      j JSON | binary j (STRING) | '{"a": [1]}' | {"a": [1]} | '"😀"' | "😀"
      """
          .lines()
          .map(ParquetKind::of)
          .toList();

  static final List<ParquetKind> POSTGRES =
      """
      b boolean | boolean b | false | false | true | true
      i2 smallint | int32 i2 | -32768 | -32768 | 32767 | 32767
      i4 int | int32 i4 | -2147483648 | -2147483648 | 2147483647 | 2147483647
      i8 bigint | int64 i8 | -9223372036854775808 | -9223372036854775808 | 9223372036854775807 | 9223372036854775807
      d numeric(10,2) | int64 d (DECIMAL(10,2)) | -99999999.99 | -99999999.99 | 99999999.99 | 99999999.99
      n numeric | binary n (STRING) | -1.50 | -1.50 | 'NaN' | NaN
      f real | float f | 16777217 | 1.6777216E7 | 'Infinity' | Infinity
      g double precision | double g | 0.1 | 0.1 | 'NaN' | NaN
      day date | int32 day (DATE) | '0001-01-01' | 0001-01-01 | '9999-12-31' | 9999-12-31
      t time | int64 t (TIME(MICROS,false)) | '00:00:00' | 00:00:00.000000 | '23:59:59.999999' | 23:59:59.999999
      tz timetz | binary tz (STRING) | '11:04:16+02' | 11:04:16+02 | '11:04:16.5+00' | 11:04:16.5+00
      dt timestamp | int64 dt (TIMESTAMP(MICROS,false)) | '0001-01-01 00:00:00' | 0001-01-01T00:00:00.000000 | '2016-03-27 02:30:00.123456' | 2016-03-27T02:30:00.123456
      ts timestamptz | int64 ts (TIMESTAMP(MICROS,true)) | '1000-01-01 00:00:00+00' | 1000-01-01T00:00:00.000000+0000 | '2016-03-27 02:30:00.123456+02' | 2016-03-27T00:30:00.123456+0000
      v varchar(20) | binary v (STRING) | 'grüße 😀' | grüße 😀 | 'NULL' | NULL
      a bytea | binary a | '\\x00ff' | 0x00FF | '\\x27' | 0x27
      u uuid | binary u (STRING) | '00000000-0000-0000-0000-000000000001' | 00000000-0000-0000-0000-000000000001 | 'ffffffff-ffff-ffff-ffff-ffffffffffff' | ffffffff-ffff-ffff-ffff-ffffffffffff
      j jsonb | binary j (STRING) | '{"a": [1]}' | {"a": [1]} | '"😀"' | "😀"
      bits bit(3) | binary bits (STRING) | B'101' | 101 | B'000' | 000
      arr int[] | binary arr (STRING) | '{1,NULL}' | {1,NULL} | '{}' | {}
      m money | binary m (STRING) | 1 | $1.00 | 2 | $2.00
      """
          .lines()
          .map(ParquetKind::of)
          .toList();

  private static ParquetKind of(String line) {
    String[] parts = line.strip().split(" *\\| *");
    return new ParquetKind(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }
}
