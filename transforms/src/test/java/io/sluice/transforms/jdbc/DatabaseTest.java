package io.sluice.transforms.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mysql.cj.conf.PropertyDefinitions.SslMode;
import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.MysqlDataSource;
import io.sluice.transforms.jdbc.session.DataSources;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.beam.sdk.util.SerializableUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h,allowLoadLocalInfile=true",
        "(host=h)(port=1)",
        "(host=h,port=3306,allowLoadLocalInfile=true)",
        "address=(host=h)(port=1)(allowLoadLocalInfile=true)",
        "h/db?x=y",
        "h?x=y",
        "h:3306",
        "h1,h2",
        "user@h",
        "h%2e",
        "h h",
        "h\n",
        "[::1]:3306",
        "[::1]?x=y",
        "[h]",
        "::1",
        "#h",
        ""
      })
  void aHostIsAHostAndSmugglesNothing(String host) {
    assertThatThrownBy(() -> at(host, 3306))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a host name or address: " + host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "db-1.example.com",
        "db_1",
        "127.0.0.1",
        "[::1]",
        "[::ffff:10.0.0.1]"
      })
  void namesAndAddressesAreHosts(String host) {
    assertThat(at(host, 3306).address()).isEqualTo(host + ":3306");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536, Integer.MAX_VALUE})
  void aPortIsAPort(int port) {
    assertThatThrownBy(() -> at("h", port))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a port: " + port);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3306, 65_535})
  void theBoundsOfPortsAreInside(int port) {
    assertThatCode(() -> at("h", port)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a?allowLoadLocalInfile=true", "a&b=c", "a/b", "a b", "50%", "%2F", "(x=y)", "é"})
  void aDatabaseNameSmugglesNoProperties(String name) throws Exception {
    Database database = new Database("h", 3306, name, "ann", new Password.None(), Tls.DISABLED);
    MysqlDataSource mySql = DataSources.forWriting(database).unwrap(MysqlDataSource.class);
    assertThat(URLDecoder.decode(mySql.getUrl(), StandardCharsets.UTF_8))
        .isEqualTo("jdbc:mysql://h:3306/" + name);
    assertThat(mySql.getUrl()).matches("jdbc:mysql://h:3306/[A-Za-z0-9%+._-]*");
    Database postgres =
        new Database(Engine.POSTGRESQL, "h", 5432, name, "ann", new Password.None(), Tls.DISABLED);
    PGSimpleDataSource other = DataSources.forWriting(postgres).unwrap(PGSimpleDataSource.class);
    assertThat(other.getUrl())
        .startsWith(
            "jdbc:postgresql://h:5432/" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "?");
  }

  @Test
  void aDatabaseNameHasNoNul() {
    assertThatThrownBy(
            () -> new Database("h", 3306, "a\0", "ann", new Password.None(), Tls.DISABLED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a database name: it contains a NUL character");
  }

  @Test
  void thePasswordIsNeitherInItsTextNorInWhatTravelsToWorkers(@TempDir Path temp) throws Exception {
    Path file = Files.writeString(temp.resolve("password"), "canary-4711\n");
    Database database =
        new Database(
            "h", 3306, "chat", "ann", new Password.FromFile(file.toString()), Tls.REQUIRED);
    assertThat(database)
        .hasToString(
            "Database[engine=MYSQL, host=h, port=3306, name=chat, user=ann,"
                + " password=FromFile[path=%s], tls=REQUIRED, schema=]",
            file);
    byte[] serialized = SerializableUtils.serializeToByteArray(database);
    assertThat(new String(serialized, StandardCharsets.ISO_8859_1)).doesNotContain("canary");
    assertThat(SerializableUtils.ensureSerializable(database)).isEqualTo(database);
    MysqlDataSource source = DataSources.forWriting(database).unwrap(MysqlDataSource.class);
    assertThat(source.getPassword()).isEqualTo("canary-4711");
    assertThat(source.getUrl()).isEqualTo("jdbc:mysql://h:3306/chat");
  }

  @ParameterizedTest
  @CsvSource({
    "rewriteBatchedStatements, true",
    "continueBatchOnError, false",
    "connectionTimeZone, UTC",
    "netTimeoutForStreamingResults, 0",
    "characterEncoding, UTF-8",
    "jdbcCompliantTruncation, true",
    "connectTimeout, 10000",
    "socketTimeout, 600000",
    "tcpKeepAlive, true",
    "allowLoadLocalInfile, false",
    "allowMultiQueries, false",
    "allowPublicKeyRetrieval, false",
    "enableEscapeProcessing, false",
    "processEscapeCodesForPrepStmts, false",
    "autoDeserialize, "
  })
  void everySettingThatDecidesBetweenRightAndWrongDataIsSet(String key, String value)
      throws Exception {
    MysqlDataSource source = DataSources.forWriting(at("h", 3306)).unwrap(MysqlDataSource.class);
    PropertyKey property = PropertyKey.fromValue(key);
    if (value == null) {
      assertThat(property).as("the driver has no such property any more").isNull();
    } else {
      assertThat(source.getProperty(property).getValue()).hasToString(value);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DISABLED, DISABLED",
    "PREFERRED, PREFERRED",
    "REQUIRED, REQUIRED",
    "VERIFY, VERIFY_IDENTITY"
  })
  void encryptionIsAsAskedFor(Tls tls, SslMode mode) throws Exception {
    Database database = new Database("h", 3306, "chat", "ann", new Password.None(), tls);
    MysqlDataSource source = DataSources.forWriting(database).unwrap(MysqlDataSource.class);
    assertThat(source.<SslMode>getEnumProperty(PropertyKey.sslMode).getValue()).isEqualTo(mode);
  }

  private static Database at(String host, int port) {
    return new Database(host, port, "chat", "ann", new Password.None(), Tls.DISABLED);
  }
}
