package io.sluice.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.compression.Compressed;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestPipelineExtension.class)
class ReadBlocksTest {

  private static final int LINES = 3_000;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 1000, 100_000, 10_000_000})
  void everyByteOfAFileIsInExactlyOneBlock(int blockBytes) throws IOException {
    Path file = Files.writeString(temp.resolve("log"), text());
    TestPipeline p = TestPipeline.create().enableAbandonedNodeEnforcement(false);

    PAssert.that(read(p, blockBytes, file)).satisfies(blocks -> follows(blocks, text()));

    p.run();
  }

  // However it is named: the first bytes tell. And more than one call's worth of blocks.
  @ParameterizedTest
  @ValueSource(strings = {"log.gz", "log", "log.bz2"})
  void aCompressedFileIsToldByItsFirstBytes(String name) throws IOException {
    Path gzip = temp.resolve("gzip-" + name);
    Path bzip2 = temp.resolve("bzip2-" + name);
    Path zstd = temp.resolve("zstd-" + name);
    write(new GZIPOutputStream(Files.newOutputStream(gzip)));
    write(new BZip2CompressorOutputStream(Files.newOutputStream(bzip2)));
    write(new ZstdOutputStream(Files.newOutputStream(zstd)));
    for (Path file : List.of(gzip, bzip2, zstd)) {
      TestPipeline p = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      PAssert.that(read(p, 10_000, file)).satisfies(blocks -> follows(blocks, text()));
      p.run();
    }
  }

  @Test
  void anEmptyFileHasNoBlocks(TestPipeline p) throws IOException {
    PAssert.that(read(p, 100, Files.createFile(temp.resolve("empty")))).empty();
    p.run();
  }

  @Test
  void aFileThatChangesAfterItWasFoundEndsTheRun() throws IOException {
    Path file = Files.writeString(temp.resolve("log"), "one\n");
    InputFiles files = InputFiles.find(List.of(file.toString()));
    Files.writeString(file, "one\ntwo\n");
    Pipeline p = Pipeline.create();
    p.apply(ReadBlocks.from(files));

    assertThatThrownBy(p::run)
        .hasRootCauseMessage("The input " + file + " changed while it was read.");
  }

  // More than one split has, more parts than blocks in a call, files without a last line feed.
  @Test
  void manySmallFilesAreReadInFewSplits() throws IOException {
    List<String> names = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String text = "of file " + i + "\nand more".repeat(i % 4) + (i % 3 == 0 ? "\n" : "");
      Path file = temp.resolve("log" + i);
      Files.write(file, i % 5 == 0 ? Compressed.GZIP.of(text) : text.getBytes(UTF_8));
      names.add(file.toString());
      texts.add(text);
    }
    TestPipeline p = TestPipeline.create().enableAbandonedNodeEnforcement(false);
    PCollection<Block> blocks = p.apply(ReadBlocks.from(InputFiles.find(names)));

    PAssert.that(
            blocks.apply(
                MapElements.into(TypeDescriptors.strings())
                    .via(block -> new String(block.bytes(), UTF_8))))
        .containsInAnyOrder(texts);

    p.run();
  }

  @Test
  void aCompressedFileThatIsCutOffEndsTheRunAndIsNamed() throws IOException {
    Path file = temp.resolve("log.gz");
    write(new GZIPOutputStream(Files.newOutputStream(file)));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    Pipeline p = Pipeline.create();
    p.apply(ReadBlocks.from(InputFiles.find(List.of(file.toString()))));

    assertThatThrownBy(p::run)
        .hasCauseInstanceOf(InputException.class)
        .cause()
        .hasMessage("The input " + file + " is damaged or cut off.");
  }

  private static PCollection<Block> read(Pipeline p, int blockBytes, Path file) {
    InputFiles files = InputFiles.find(List.of(file.toString()));
    return p.apply(ReadBlocks.from(files).blockBytes(blockBytes));
  }

  private static Void follows(Iterable<Block> blocks, String text) {
    List<Block> sorted =
        new ArrayList<>(StreamSupport.stream(blocks.spliterator(), false).toList());
    sorted.sort(Comparator.comparing(Block::start));
    StringBuilder all = new StringBuilder();
    for (Block block : sorted) {
      assertThat(block.start()).isEqualTo(all.length());
      all.append(new String(block.bytes(), UTF_8));
    }
    assertThat(all.toString()).isEqualTo(text);
    return null;
  }

  private static void write(OutputStream out) throws IOException {
    try (out) {
      out.write(text().getBytes(UTF_8));
    }
  }

  private static String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < LINES; i++) {
      text.append("line ").append(i).append("x".repeat(i % 50)).append('\n');
    }
    return text.toString();
  }
}
