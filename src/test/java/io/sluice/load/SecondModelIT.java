package io.sluice.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.pipeline.load.Load;
import io.sluice.pipeline.load.LoadOptions;
import io.sluice.pipeline.load.LoadSpec;
import io.sluice.pipeline.load.LoadSummary;
import io.sluice.pipeline.load.WriteSpec;
import io.sluice.testing.Lines;
import io.sluice.testing.server.Schema;
import io.sluice.testing.server.Servers;
import io.sluice.transforms.load.LoadResult;
import io.sluice.transforms.load.RejectLimit;
import io.sluice.transforms.read.block.LineBlockReader;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Another kind of record is one new class; everything else is there. */
@ExtendWith(Servers.class)
class SecondModelIT {

  @TempDir private Path directory;

  @Test
  void isLoadedLikeTheFirst(Schema schema) throws Exception {
    Path file =
        Lines.file(
            directory,
            "{\"sensor\":\"a\",\"at\":1,\"value\":-9223372036854775808}",
            "{\"sensor\":\"A\",\"at\":1,\"value\":2}",
            "{\"sensor\":\"a\",\"at\":2,\"value\":3,\"unit\":\"K\"}",
            "{\"sensor\":\"a\",\"at\":2,\"value\":3}",
            "{\"sensor\":\"longer than ten\",\"at\":2,\"value\":3}",
            "{\"sensor\":\"b\",\"at\":1,\"value\":1}");
    LoadSpec spec =
        new LoadSpec(
            "readings",
            new io.sluice.pipeline.load.ReadSpec(
                List.of(file.toString()),
                LoadOptions.Reader.BLOCKS,
                LineBlockReader.DEFAULT_MAX_LINE_BYTES,
                false),
            Optional.of(schema.database()),
            "readings",
            WriteSpec.DEFAULT,
            "only sensors but b",
            OnTooLong.REJECT,
            directory.resolve("rejects").toString(),
            RejectLimit.NONE,
            false,
            Optional.empty());
    Load<Reading> load =
        new Load<>(
            ReadingModel.READINGS,
            RecordFilter.of("all but b", reading -> !reading.sensor().equals("b")),
            spec);
    PipelineOptions options = PipelineOptionsFactory.create();

    LoadResult summary = load.run(options, 2, Load.findInputs(spec, options), load.checkTable());

    assertThat(LoadSummary.line("load", summary))
        .contains("read=6 loaded=3 duplicate=1 conflict=0 filtered=1 rejected=1 blank=0");
    assertThat(
            schema.query("SELECT sensor, UNIX_TIMESTAMP(at), value FROM readings ORDER BY value"))
        .containsExactly(
            List.of("a", "1", "-9223372036854775808"),
            List.of("A", "1", "2"),
            List.of("a", "2", "3"));
    // What was created passes the check that a table of somebody else's must pass.
    assertThat(load.checkTable().byColumn()).hasSize(3);
  }
}
