package io.sluice.scan.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.NumbersTable;
import io.sluice.testing.OnOneServer;
import io.sluice.testing.Program;
import io.sluice.testing.Program.Ended;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With {@code --out=-}, rows go to standard output. */
@OnOneServer
@ExtendWith(Servers.class)
class StandardOutputIT {

  @TempDir private Path directory;

  @Test
  void rowsComeInTheOrderOfTheKeyAndAllElseGoesToStandardError(Schema schema) throws Exception {
    NumbersTable.create(schema, 3);
    Ended scan = Program.ended(start(schema, "--to=csv", "--columns=k, v", "--nullKeys"));
    assertThat(scan.status()).as(scan.err()).isZero();
    assertThat(scan.out()).isEqualTo("\"k\",\"v\"\r\n\"0\",\r\n\"1\",\"v1\"\r\n\"2\",\"v2\"\r\n");
    assertThat(scan.err()).startsWith("sluice scan: read=3 written=3 rejected=0");
    assertThat(directory).isEmptyDirectory();
  }

  /** More than pipes hold. */
  @Test
  void aReaderThatHasSeenEnoughIsNoFailure(Schema schema) throws Exception {
    NumbersTable.create(schema, 45_000);
    Process scan = start(schema);
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(scan.getInputStream(), UTF_8))) {
      assertThat(reader.readLine()).isEqualTo("{\"k\":0,\"v\":null}");
    }
    assertThat(new String(scan.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(scan.waitFor()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--out=- --to=parquet|Parquet cannot be written to standard output",
        "--out=- --resume|A scan to standard output cannot be resumed",
        "--out=- --runner=FlinkRunner|--out=- needs the DirectRunner",
        "--out=/dev/stdout|use --out=- for standard output",
        "--out=nowhere/t|there is no directory",
        "--out=there/|it names a directory"
      })
  void whatCannotBeWrittenToIsSaid(String options, String words) {
    Ended scan = Program.run("scan", "--host=localhost", "--user=u", List.of(options.split(" ")));
    assertThat(scan.status()).as(scan.err()).isEqualTo(2);
    assertThat(scan.err()).contains(words);
  }

  private Process start(Schema schema, String... options) throws Exception {
    return Program.start(
        directory,
        List.of(),
        "scan",
        schema.options(),
        "--quiet",
        "--table=t",
        "--out=-",
        List.of(options));
  }
}
