package io.sluice.pipeline.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Engine;
import io.sluice.transforms.jdbc.Tls;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "db, db, ",
    "db:3307, db, 3307",
    "10.0.0.1:1, 10.0.0.1, 1",
    "::1, [::1], ",
    "fe80::1:3307, [fe80::1:3307], ",
    "::ffff:10.0.0.1, [::ffff:10.0.0.1], ",
    "[::1], [::1], ",
    "[::1]:3307, [::1], 3307",
    "db:99999, db, 99999",
    "db:x, db:x, "
  })
  void aHostMayBringItsPort(String text, String host, Integer port) {
    assertThat(ServerAddress.of(text))
        .isEqualTo(new ServerAddress(host, Optional.ofNullable(port)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~ | --host is empty; write --host=db.example.org.",
        "~ db~ | --host= db contains a space; write --host=db.",
        "mysql://ann:canary@db:3307/shop | --host takes a host name, not a URL; write --host=db"
            + " --port=3307 --user=… --database=….",
        "jdbc:mysql://db/shop?password=canary | --host takes a host name, not a URL; write"
            + " --host=db --user=… --database=….",
        "postgresql://db:x/ | --host takes a host name, not a URL; write --host=db.example.org"
            + " --user=… --database=….",
        "jdbc:mysql://a,b:1{/ | --host takes a host name, not a URL; write --host=db.example.org"
            + " --port=3306 --user=… --database=….",
        "/run/mysqld/mysqld.sock | --host=/run/mysqld/mysqld.sock is a Unix socket, and Sluice"
            + " connects by TCP; write --host=127.0.0.1, with an account that logs in with a"
            + " password.",
        "ann:canary@db | --host contains an @; name the user with --user."
      })
  void whatIsNoHostSaysWhatToWrite(String text, String sentence) {
    assertThatThrownBy(() -> ServerAddress.of(text))
        .isInstanceOf(OptionException.class)
        .hasMessage(sentence);
  }

  @Test
  void aPortIsNamedOnce() {
    assertThatThrownBy(() -> database("--host=db:3307", "--port=3308"))
        .hasMessage("--host=db:3307 and --port=3308 both name a port; leave one out.");
    assertThatThrownBy(() -> database("--host=db:99999"))
        .isInstanceOf(OptionException.class)
        .hasMessage("--host or --port: not a port: 99999.");
  }

  @Test
  void aPortWithTheHostIsUsedAndThisMachineIsKnown() {
    Database database = database("--host=::1");
    assertThat(database.address()).isEqualTo("[::1]:3306");
    assertThat(database.tls()).isEqualTo(Tls.PREFERRED);
    assertThat(database("--host=localhost:3307").tls()).isEqualTo(Tls.PREFERRED);
    assertThat(database("--host=db:3307").port()).isEqualTo(3307);
  }

  private static Database database(String... options) {
    String[] all = java.util.Arrays.copyOf(options, options.length + 1);
    all[options.length] = "--user=ann";
    DatabaseOptions parsed = PipelineOptionsFactory.fromArgs(all).as(DatabaseOptions.class);
    return NamedDatabase.of(parsed, Engine.MYSQL).orElseThrow();
  }
}
