package io.sluice.scan.key;

import io.sluice.testing.server.Schema;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Kinds of keys, each with a table {@code t} that is hard to walk by it. */
enum KeyKind {
  NO_ROW("k INT NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      return Stream.of();
    }
  },
  ONE_ROW("k INT NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      return Stream.of("7");
    }
  },
  NUMBERS_WITH_HOLES("k INT NOT NULL PRIMARY KEY, v INT NULL") {
    @Override
    Stream<String> rows(Schema schema) {
      return IntStream.concat(
              IntStream.of(Integer.MIN_VALUE, -5, 0, Integer.MAX_VALUE),
              IntStream.concat(
                  IntStream.range(1, 8_000), IntStream.range(1_000_000_000, 1_000_022_000)))
          .mapToObj(k -> k + ", " + (k % 3 == 0 ? "NULL" : k % 7));
    }
  },
  UNSIGNED_NUMBERS("k BIGINT UNSIGNED NOT NULL PRIMARY KEY", "k NUMERIC(20) NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      BigInteger most = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
      return IntStream.range(0, 3_000)
          .mapToObj(
              i ->
                  i % 3 == 0
                      ? most.subtract(BigInteger.valueOf(i)).toString()
                      : BigInteger.ONE.shiftLeft(63).add(BigInteger.valueOf(i - 1500)).toString());
    }
  },
  DECIMALS("k DECIMAL(30,10) NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      // Closer to each other than a double can tell.
      return IntStream.range(0, 3_000).mapToObj(i -> "12345678901234567890.%010d".formatted(i));
    }
  },
  TEXTS_BY_BYTES("k VARCHAR(100) NOT NULL PRIMARY KEY") {
    @Override
    String columns(Schema schema) throws SQLException {
      String collation =
          schema.isPostgres()
              ? "\"C\""
              : schema.isMySql() ? "utf8mb4_0900_bin" : "utf8mb4_nopad_bin";
      return "k VARCHAR(100) COLLATE " + collation + " NOT NULL PRIMARY KEY";
    }

    @Override
    Stream<String> rows(Schema schema) {
      List<String> parts =
          List.of(
              "a", "A", "a ", "\u00e1", "\u0430", "\u00df", "ss", "\ud83d\ude00", "'", "\\", "");
      return IntStream.range(0, 30_000)
          .mapToObj(i -> (char) ('a' + i / 11 % 7) + "" + i / 11 + parts.get(i % 11))
          .map(KeyKind::quoted);
    }
  },
  TEXTS_OF_NO_CASE("k VARCHAR(100) NOT NULL PRIMARY KEY") {
    @Override
    String columns(Schema schema) throws SQLException {
      if (schema.isPostgres()) {
        schema.execute(
            "CREATE COLLATION no_case"
                + " (provider = icu, locale = 'und-u-ks-level1', deterministic = false)");
        return "k VARCHAR(100) COLLATE no_case NOT NULL PRIMARY KEY";
      }
      String collation = schema.isMySql() ? "utf8mb4_0900_ai_ci" : "utf8mb4_uca1400_ai_ci";
      return "k VARCHAR(100) COLLATE " + collation + " NOT NULL PRIMARY KEY";
    }

    @Override
    Stream<String> rows(Schema schema) {
      // No two are equal but for case and accents, and Java's order is another.
      List<String> parts =
          List.of("a", "B", "\u00c7", "d", "E", "\u00d8", "\ud83d\ude00", "\ud83d\ude01");
      return IntStream.range(0, 3_000)
          .mapToObj(i -> parts.get(i % 8) + parts.get(i / 8 % 8) + i)
          .map(KeyKind::quoted);
    }
  },
  UUIDS_AS_TEXT("k CHAR(36) NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      Random random = new Random(1);
      return Stream.generate(() -> quoted(new UUID(random.nextLong(), random.nextLong()) + ""))
          .limit(25_000);
    }
  },
  UUIDS("k BINARY(16) NOT NULL PRIMARY KEY", "k UUID NOT NULL PRIMARY KEY") {
    @Override
    String columns(Schema schema) throws SQLException {
      return schema.isPostgres() || !schema.isMySql()
          ? "k UUID NOT NULL PRIMARY KEY"
          : super.columns(schema);
    }

    @Override
    Stream<String> rows(Schema schema) throws SQLException {
      boolean isBinary = !schema.isPostgres() && schema.isMySql();
      return IntStream.range(0, 30_000)
          .mapToObj(i -> UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)}).toString())
          .map(uuid -> isBinary ? "UUID_TO_BIN('" + uuid + "')" : quoted(uuid));
    }
  },
  TEXTS_IN_AN_ORDER_OF_THEIR_OWN("k VARCHAR(40) NOT NULL PRIMARY KEY") {
    @Override
    String columns(Schema schema) throws SQLException {
      String collation =
          schema.isPostgres()
              ? "\"en-x-icu\""
              : schema.isMySql() ? "utf8mb4_0900_ai_ci" : "utf8mb4_uca1400_ai_ci";
      return "k VARCHAR(40) COLLATE " + collation + " NOT NULL PRIMARY KEY";
    }

    @Override
    Stream<String> rows(Schema schema) {
      Random random = new Random(3);
      return Stream.generate(
              () ->
                  Long.toString(random.nextLong() >>> 1, 36)
                      + (random.nextBoolean() ? "-" : "_")
                      + (char) ('\u0430' + random.nextInt(32)))
          .distinct()
          .limit(40_000)
          .map(KeyKind::quoted);
    }
  },
  BYTES("k VARBINARY(20) NOT NULL PRIMARY KEY", "k BYTEA NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      String form = schema.isPostgres() ? "'\\x%s'" : "X'%s'";
      return IntStream.range(0, 3_000)
          .mapToObj(i -> new byte[] {(byte) (i * 37), (byte) (i >> 8), (byte) i, 0})
          .map(bytes -> form.formatted(HexFormat.of().formatHex(bytes)));
    }
  },
  DATES("k DATE NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      return IntStream.range(0, 3_000)
          .mapToObj(i -> quoted(java.time.LocalDate.of(1999, 1, 1).plusDays(i * 2L) + ""));
    }
  },
  TIMES("k DATETIME(6) NOT NULL PRIMARY KEY", "k TIMESTAMPTZ(6) NOT NULL PRIMARY KEY") {
    @Override
    Stream<String> rows(Schema schema) {
      return IntStream.range(0, 3_000).mapToObj(i -> "'2016-09-17 11:04:16.%06d'".formatted(i));
    }
  },
  COMPOSITE("a INT NOT NULL, b VARCHAR(20) NOT NULL, c INT NOT NULL, PRIMARY KEY (a, b, c)") {
    @Override
    Stream<String> rows(Schema schema) {
      // Nearly all rows have one a.
      return IntStream.range(0, 30_000)
          .mapToObj(i -> (i % 20 == 0 ? i : 7) + ", '" + (char) ('a' + i % 26) + "', " + i);
    }
  },
  EQUAL_TIMES(
      "id VARCHAR(20) NOT NULL PRIMARY KEY, t TIMESTAMP NOT NULL, KEY (t)",
      "id VARCHAR(20) NOT NULL PRIMARY KEY, t TIMESTAMP NOT NULL, UNIQUE (t, id)") {
    @Override
    Stream<String> rows(Schema schema) {
      return IntStream.range(0, 12_000)
          .mapToObj(
              i ->
                  "'"
                      + (i * 7919 % 12_000)
                      + "', '2016-09-17 11:04:"
                      + (i < 10_000 ? 16 : 17)
                      + "'");
    }

    @Override
    String[] key() {
      return new String[] {"t", "id"};
    }
  },
  NULLS("a INT NULL, b INT NULL, v INT, UNIQUE (a, b)") {
    @Override
    Stream<String> rows(Schema schema) {
      return IntStream.range(0, 3_000)
          .mapToObj(i -> (i % 5 == 0 ? "NULL" : i) + ", " + (i % 7 == 0 ? "NULL" : i) + ", " + i);
    }

    @Override
    String[] key() {
      return new String[] {"a", "b"};
    }
  };

  private final String mySql;
  private final String postgres;

  KeyKind(String both) {
    this(both, both);
  }

  KeyKind(String mySql, String postgres) {
    this.mySql = mySql;
    this.postgres = postgres;
  }

  abstract Stream<String> rows(Schema schema) throws SQLException;

  String columns(Schema schema) throws SQLException {
    return schema.isPostgres() ? postgres : mySql;
  }

  /** The columns to walk by; none where the table's best key will do. */
  String[] key() {
    return new String[0];
  }

  /** Makes the table. */
  void create(Schema schema) throws SQLException {
    schema.create();
    schema.execute("CREATE TABLE t (" + columns(schema) + ")");
    schema.insert("t", rows(schema));
    schema.analyze("t");
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''").replace("\\", "\\\\") + "'";
  }
}
