package io.sluice.bench.scan;

import io.sluice.bench.measure.Session;
import io.sluice.cli.OptionParser;
import io.sluice.pipeline.PipelineExecution;
import io.sluice.transforms.chat.ChatMessage;
import io.sluice.transforms.chat.ChatMessageModel;
import java.util.Map;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.io.jdbc.JdbcIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.DataSourceConfiguration;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.joda.time.DateTime;

/** Beam's own ways to read a table, on the DirectRunner with the options that Sluice gives it. */
final class JdbcIoScan {

  /** How JdbcIO is set. */
  enum Way {
    /** JdbcIO.read, with nothing said. */
    DEFAULT,
    /** JdbcIO.read, with what has the driver hand on rows as they come. */
    STREAMING,
    /** JdbcIO.readWithPartitions by the time, as it does not know texts. */
    PARTITIONS
  }

  private static final Coder<ChatMessage> CODER = ChatMessageModel.CHAT_MESSAGES.coder();

  private JdbcIoScan() {}

  /** Takes the arguments of {@link Session}, a table and a way. */
  public static void main(String[] args) {
    Tally.print(
        () -> {
          Session session = Session.of(args);
          DataSourceConfiguration source =
              DataSourceConfiguration.create("com.mysql.cj.jdbc.Driver", session.url())
                  .withUsername(session.user())
                  .withPassword(session.password());
          PipelineOptions options = OptionParser.of(PipelineOptions.class).parse(Map.of());
          PipelineExecution.run(
              options, pipeline -> scan(pipeline, read(source, args[2], Way.valueOf(args[3]))));
        });
  }

  private static void scan(Pipeline pipeline, PTransform<PBegin, PCollection<ChatMessage>> read) {
    pipeline.getCoderRegistry().registerCoderForClass(ChatMessage.class, CODER);
    pipeline.apply("Read", read).apply("Take", ParDo.of(new TakeRowsFn()));
  }

  private static PTransform<PBegin, PCollection<ChatMessage>> read(
      DataSourceConfiguration source, String table, Way way) {
    JdbcIO.Read<ChatMessage> read =
        JdbcIO.<ChatMessage>read()
            .withDataSourceConfiguration(source)
            .withQuery("SELECT id, `from`, type, site_id, data, timestamp FROM " + table)
            .withRowMapper(new MessageMapper());
    return switch (way) {
      case DEFAULT -> read;
      case STREAMING -> read.withFetchSize(Integer.MIN_VALUE).withOutputParallelization(false);
      case PARTITIONS ->
          JdbcIO.<ChatMessage, DateTime>readWithPartitions(TypeDescriptor.of(DateTime.class))
              .withDataSourceConfiguration(source)
              .withTable(table)
              .withPartitionColumn("timestamp")
              .withRowMapper(new MessageMapper());
    };
  }
}
