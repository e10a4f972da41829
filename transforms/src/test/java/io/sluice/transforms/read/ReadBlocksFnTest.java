package io.sluice.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.compression.Compressed;
import io.sluice.transforms.read.input.InputFiles;
import io.sluice.transforms.read.split.FileSplit;
import io.sluice.transforms.read.split.SplitPlanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.DoFn.OutputReceiver;
import org.apache.beam.sdk.values.OutputBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one call reads. */
class ReadBlocksFnTest {

  private static final int BLOCK_BYTES = 10;

  @TempDir Path temp;

  private final List<String> texts = new ArrayList<>();

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void nothingIsHandedOnOfAFileThatHasChangedSinceTheLastBlock() throws IOException {
    Path file = Files.writeString(temp.resolve("log"), "one line\ntwo line\n");

    assertThatThrownBy(() -> read(file, block -> write(file, "one line\nanother!\n, and more\n")))
        .isInstanceOf(InputException.class)
        .hasMessage("The input " + file + " changed while it was read.");
    assertThat(texts).containsExactly("one line\n");
  }

  @Test
  void aCallEndsWithItsFile() throws IOException {
    Path gzip = Files.write(temp.resolve("log.gz"), Compressed.GZIP.of("one\ntwo"));
    BlockTracker tracker = read(gzip, block -> {});

    assertThat(texts).containsExactly("one\ntwo");
    tracker.checkDone();
  }

  private BlockTracker read(Path file, Consumer<Block> then) throws IOException {
    InputFiles files = InputFiles.find(List.of(file.toString()));
    FileSplit split = SplitPlanner.of(files.files(), 1, BLOCK_BYTES).get(0);
    ReadBlocksFn fn = new ReadBlocksFn(BLOCK_BYTES, 100);
    BlockTracker tracker = fn.newTracker(fn.whole(split));
    fn.setUp();
    try {
      fn.read(split, tracker, receiver(then));
      return tracker;
    } finally {
      fn.tearDown();
    }
  }

  private OutputReceiver<Block> receiver(Consumer<Block> then) {
    return new OutputReceiver<>() {
      @Override
      public void output(Block block) {
        texts.add(new String(block.bytes(), UTF_8));
        then.accept(block);
      }

      @Override
      public OutputBuilder<Block> builder(Block block) {
        throw new UnsupportedOperationException();
      }
    };
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
