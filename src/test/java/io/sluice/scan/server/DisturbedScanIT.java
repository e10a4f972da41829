package io.sluice.scan.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.scan.SameRows;
import io.sluice.testing.OnOneRunner;
import io.sluice.testing.Runner;
import io.sluice.testing.network.TcpProxy;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.jdbc.session.DataSources;
import io.sluice.transforms.scan.Scan;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.VarIntCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.transforms.Filter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What stands in the table throughout is read once, whatever happens meanwhile. */
@ExtendWith(Servers.class)
class DisturbedScanIT {

  private static final int ROWS = 12_000;
  private static final int RESETS = 20;

  /** A mapper travels to workers; what it does there is told it by the class. */
  private static TcpProxy proxy;

  private static final AtomicInteger READ = new AtomicInteger();

  @OnOneRunner
  void theConnectionIsLostAgainAndAgain(Runner runner, Schema schema) throws Exception {
    create(schema, IntStream.range(0, ROWS));
    READ.set(0);
    try (TcpProxy between = TcpProxy.to(schema.database())) {
      proxy = between;
      Scan scan = Scan.table(between.via(schema.database()), "t").columns("k").pageRows(200);
      Pipeline pipeline = pipeline(runner);
      PAssert.that(pipeline.apply(scan.rows(new ResettingMapper(), VarIntCoder.of())))
          .satisfies(new SameRows<>(IntStream.range(0, ROWS).boxed().toList()));
      pipeline.run().waitUntilFinish();
      assertThat(between.connections()).isGreaterThan(RESETS);
    }
  }

  private static final class ResettingMapper implements RowMapper<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer mapRow(ResultSet row) throws SQLException {
      if (READ.incrementAndGet() % (ROWS / RESETS) == 0) {
        proxy.resetAll();
      }
      return row.getInt(1);
    }
  }

  @OnOneRunner
  void othersWriteMeanwhile(Runner runner, Schema schema) throws Exception {
    create(schema, IntStream.range(0, ROWS).filter(k -> k % 2 == 0));
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Void> others = CompletableFuture.runAsync(() -> write(schema, over, written));
    Scan scan = Scan.table(schema.database(), "t").columns("k").pageRows(100);
    Pipeline pipeline = pipeline(runner);
    try {
      PAssert.that(
              pipeline
                  .apply(scan.rows(new NumberMapper(), VarIntCoder.of()))
                  .apply(Filter.by(k -> k % 2 == 0)))
          .satisfies(
              new SameRows<>(IntStream.range(0, ROWS).filter(k -> k % 2 == 0).boxed().toList()));
      pipeline.run().waitUntilFinish();
    } finally {
      over.set(true);
      others.join();
    }
    assertThat(written).hasPositiveValue();
  }

  /** Rows of odd keys come and go, those of even ones change. */
  private static void write(Schema schema, AtomicBoolean over, AtomicInteger written) {
    try (Connection connection = DataSources.connect(schema.database());
        Statement statement = connection.createStatement()) {
      for (int i = 0; !over.get(); i++) {
        int odd = (i * 7919 % ROWS) | 1;
        statement.executeUpdate("DELETE FROM t WHERE k = " + odd);
        statement.executeUpdate("INSERT INTO t VALUES (" + odd + ", 'new')");
        statement.executeUpdate("UPDATE t SET v = '" + i + "' WHERE k = " + (odd - 1));
        if (i % 3 == 0) {
          statement.executeUpdate("DELETE FROM t WHERE k = " + odd);
        }
        written.incrementAndGet();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class NumberMapper implements RowMapper<Integer> {

    private static final long serialVersionUID = 1L;

    @Override
    public Integer mapRow(ResultSet row) throws SQLException {
      return row.getInt(1);
    }
  }

  private static Pipeline pipeline(Runner runner) {
    return Pipeline.create(
        PipelineOptionsFactory.fromArgs(runner.options().toArray(String[]::new)).create());
  }

  private static void create(Schema schema, IntStream keys) throws SQLException {
    schema.create();
    schema.execute("CREATE TABLE t (k INT NOT NULL PRIMARY KEY, v VARCHAR(20))");
    schema.insert("t", keys.mapToObj(k -> k + ", 'old'"));
  }
}
