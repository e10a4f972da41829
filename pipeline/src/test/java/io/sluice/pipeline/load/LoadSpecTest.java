package io.sluice.pipeline.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.pipeline.options.OptionException;
import io.sluice.transforms.jdbc.Database;
import io.sluice.transforms.jdbc.Password;
import io.sluice.transforms.jdbc.Tls;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.load.batch.OnDuplicate;
import io.sluice.transforms.load.indexes.IndexTiming;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.throttle.ThrottleLimits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoadSpecTest {

  @Test
  void theDefaults() {
    assertThat(spec("--input=a.ndjson"))
        .isEqualTo(
            new LoadSpec(
                "run",
                new ReadSpec(List.of("a.ndjson"), LoadOptions.Reader.BLOCKS, 1 << 20, false),
                Optional.empty(),
                "chat_messages",
                WriteSpec.DEFAULT,
                "types=[] sites=[] since=null until=null onDuplicate=KEEP onTooLong=REJECT"
                    + " maxLineBytes=1048576",
                OnTooLong.REJECT,
                ".sluice/rejects",
                RejectLimit.NONE,
                false,
                Optional.empty()));
  }

  @Test
  void everyOptionArrives() {
    assertThat(
            spec(
                "--input=a.ndjson,b*.gz",
                "--input=c.ndjson",
                "--host=db.example.com",
                "--port=3307",
                "--database=chat",
                "--user=ann",
                "--passwordFile=/etc/secret",
                "--tls=VERIFY",
                "--table=messages",
                "--batchSize=2",
                "--onTooLong=TRUNCATE",
                "--rejects=some/rejects",
                "--maxRejected=5%",
                "--reader=TEXTIO",
                "--maxLineBytes=5000",
                "--dryRun"))
        .isEqualTo(
            new LoadSpec(
                "run",
                new ReadSpec(
                    List.of("a.ndjson", "b*.gz", "c.ndjson"),
                    LoadOptions.Reader.TEXTIO,
                    5000,
                    false),
                Optional.of(
                    new Database(
                        "db.example.com",
                        3307,
                        "chat",
                        "ann",
                        new Password.FromFile("/etc/secret"),
                        Tls.VERIFY)),
                "messages",
                new WriteSpec(
                    LoadOptions.Writer.JDBCIO,
                    OnDuplicate.KEEP,
                    true,
                    false,
                    false,
                    Duration.ofMinutes(10),
                    Duration.ofMillis(500),
                    ThrottleLimits.NONE,
                    IndexTiming.AUTO,
                    2),
                "types=[] sites=[] since=null until=null onDuplicate=KEEP onTooLong=TRUNCATE"
                    + " maxLineBytes=5000",
                OnTooLong.TRUNCATE,
                "some/rejects",
                new RejectLimit(5, true),
                true,
                Optional.empty()));
  }

  @Test
  void theInputIsNeeded() {
    assertRefused("--input is missing: name the files to load.", "--table=t");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -5})
  void aBatchHasAtLeastTwoRows(int batchSize) {
    assertRefused(
        "--batchSize=%d is less than 2.".formatted(batchSize),
        "--input=a",
        "--batchSize=" + batchSize);
  }

  @Test
  void tableAndDatabaseHaveNames() {
    String name = "x".repeat(65);
    String rule = "=" + name + " is not a valid name: it is longer than 64 characters.";
    assertRefused("--table" + rule, "--input=a", "--table=" + name);
    assertRefused("--database" + rule, "--input=a", "--host=h", "--user=u", "--database=" + name);
    assertRefused("--table= is not a valid name: it is empty.", "--input=a", "--table=");
  }

  @Test
  void aHostNeedsAUser() {
    assertRefused("--user is missing: --host needs it.", "--input=a", "--host=h");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"h,allowLoadLocalInfile=true", "(host=h)(port=1)", "h/db?x=y", "h:3306:x", "[x]"})
  void aHostSmugglesNothing(String host) {
    assertRefused(
        "--host or --port: not a host name or address: %s.".formatted(host),
        "--input=a",
        "--user=u",
        "--host=" + host);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 65_536})
  void aPortIsAPort(int port) {
    assertRefused(
        "--host or --port: not a port: %d.".formatted(port),
        "--input=a",
        "--user=u",
        "--host=h",
        "--port=" + port);
  }

  @Test
  void aBadRejectLimitIsRefused() {
    assertRefused(
        "--maxRejected=some is neither a number of lines nor a percentage such as 0.5%.",
        "--input=a", "--maxRejected=some");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, PREFERRED",
    "127.0.0.1, PREFERRED",
    "127.1.2.3, PREFERRED",
    "[::1], PREFERRED",
    "10.0.0.1, REQUIRED",
    "128.0.0.1, REQUIRED",
    "[2001:db8::1], REQUIRED",
    "db.example.com, REQUIRED",
    "localhost.example.com, REQUIRED",
    "127.0.0.1.example.com, REQUIRED"
  })
  void encryptionIsRequiredExceptOnThisMachine(String host, Tls tls) {
    assertThat(database("--host=" + host).tls()).isEqualTo(tls);
    assertThat(database("--host=" + host, "--tls=DISABLED").tls()).isEqualTo(Tls.DISABLED);
  }

  @Test
  void thePasswordFileIsFoundFromAnyDirectory() {
    assertThat(database("--host=h", "--passwordFile=secret").password())
        .isEqualTo(new Password.FromFile(Path.of("secret").toAbsolutePath().toString()));
  }

  @Test
  void intoAnotherDatabaseItIsTheSame() {
    LoadSpec spec = spec("--input=a", "--table=t", "--maxRejected=3");
    Database database = database("--host=h");
    assertThat(spec.withDatabase(database))
        .usingRecursiveComparison()
        .ignoringFields("database")
        .isEqualTo(spec);
    assertThat(spec.withDatabase(database).database()).contains(database);
  }

  @Test
  void howRowsAreWritten() {
    assertThat(
            spec(
                    "--input=a",
                    "--onDuplicate=LATEST",
                    "--ledger=OFF",
                    "--retryFor=90s",
                    "--commitTarget=0.25s",
                    "--indexes=NOW",
                    "--rateLimit=5000",
                    "--maxLoad=Threads_running=25",
                    "--pauseIf= SELECT a>b FROM t > 1.5",
                    "--writer=BULK")
                .writing())
        .isEqualTo(
            new WriteSpec(
                LoadOptions.Writer.BULK,
                OnDuplicate.LATEST,
                false,
                false,
                false,
                Duration.ofSeconds(90),
                Duration.ofMillis(250),
                new ThrottleLimits(5000, Map.of("Threads_running", 25L), "SELECT a>b FROM t", 1.5),
                IndexTiming.NOW,
                1000));
    assertThat(spec("--input=a", "--restart").writing().restart()).isTrue();
    assertThat(spec("--input=a", "--reader=TEXTIO").writing().writer())
        .isEqualTo(LoadOptions.Writer.JDBCIO);
  }

  @Test
  void whatDoesNotGoTogetherIsRefused() {
    assertRefused(
        "--writer=bulk writes blocks, which --reader=textio does not read; use --writer=jdbcio.",
        "--input=a",
        "--reader=TEXTIO",
        "--writer=BULK");
    assertRefused(
        "--writer=jdbcio knows only --onDuplicate=keep.",
        "--input=a",
        "--writer=JDBCIO",
        "--onDuplicate=LATEST");
    assertRefused(
        "--restart is for loads with a ledger.", "--input=a", "--ledger=OFF", "--restart");
    assertRefused(
        "--rateLimit, --maxLoad and --pauseIf are for --writer=bulk.",
        "--input=a",
        "--writer=JDBCIO",
        "--rateLimit=5");
    assertRefused(
        "--indexes=later is for loads with a ledger.",
        "--input=a",
        "--ledger=OFF",
        "--indexes=LATER");
    assertRefused(
        "--onDuplicate=fail needs the ledger: without it a batch that is written again after a"
            + " lost connection would fail on its own rows.",
        "--input=a",
        "--ledger=OFF",
        "--onDuplicate=FAIL");
    assertRefused(
        "--table=Sluice_Ledger is the ledger's own table.", "--input=a", "--table=Sluice_Ledger");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0s", "0.0s", "-1s", "1m", "1e3s", "", "1000s", "0.0001s"})
  void theCommitTargetIsSomeSeconds(String seconds) {
    assertRefused(
        "--commitTarget=" + seconds + " is not a number of seconds such as 0.5s or 2s.",
        "--input=a",
        "--commitTarget=" + seconds);
  }

  @Test
  void whatAServerIsToBearIsUnderstoodOrRefused() {
    assertRefused(
        "--rateLimit=-1 is not a number of rows a second.", "--input=a", "--rateLimit=-1");
    for (String bound : List.of("Threads_running", "25", "a=b", "=1", "a=-1")) {
      assertRefused(
          "--maxLoad="
              + bound
              + " is not a status variable and its bound such as Threads_running=25.",
          "--input=a",
          "--maxLoad=" + bound);
    }
    for (String query : List.of("SELECT 1", ">1", "SELECT 1>x", "SELECT 1>")) {
      assertRefused(
          "--pauseIf="
              + query
              + " is not a query and a bound such as \"SELECT seconds FROM lag>5\".",
          "--input=a",
          "--pauseIf=" + query);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"10", "m", "1.5m", "-1s", "10 m", "", "1d"})
  void aTimeHasAUnit(String time) {
    assertRefused(
        "--retryFor=" + time + " is not a time such as 30s, 10m or 2h.",
        "--input=a",
        "--retryFor=" + time);
  }

  @Test
  void theOrderOfAFiltersValuesIsNoOtherLoad() {
    assertThat(spec("--input=a", "--sites=b,a,c").earlierIdentity())
        .isEqualTo(spec("--input=a", "--sites=c,a,b").earlierIdentity())
        .isNotEqualTo(spec("--input=a", "--sites=a,b").earlierIdentity());
  }

  private static Database database(String... args) {
    String[] all = new String[args.length + 2];
    System.arraycopy(args, 0, all, 2, args.length);
    all[0] = "--input=a";
    all[1] = "--user=ann";
    return spec(all).database().orElseThrow();
  }

  private static void assertRefused(String sentence, String... args) {
    assertThatThrownBy(() -> spec(args)).isInstanceOf(OptionException.class).hasMessage(sentence);
  }

  private static LoadSpec spec(String... args) {
    return LoadSpec.of("run", PipelineOptionsFactory.fromArgs(args).as(LoadOptions.class));
  }
}
