package io.sluice.transforms.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.compression.Compressed;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.ByteRanges.Range;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.StreamSupport;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has been read before is not read again, and nothing else is left out. */
class ReadUncoveredBlocksTest {

  private static final int LINES = 2_000;
  private static final int BLOCK_BYTES = 1_000;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  // The number of lines that are covered, or not, in one piece; on average.
  @ParameterizedTest
  @CsvSource({"1, 2, 1", "2, 2, 100", "3, 1000, 20", "4, 30, 30", "5, 300, 500", "6, 5000, 5000"})
  void exactlyTheLinesOutsideTheCoverageAreReadOnce(long seed, int covered, int uncovered)
      throws IOException {
    Random random = new Random(seed);
    List<String> lines = lines(random);
    ByteRanges coverage = coverage(random, lines, covered, uncovered);
    Path plain = Files.writeString(temp.resolve("log"), String.join("", lines));
    Path gzip = temp.resolve("log.gz");
    Files.write(gzip, Compressed.GZIP.of(String.join("", lines)));

    for (Path file : List.of(plain, gzip)) {
      TestPipeline p = TestPipeline.create().enableAbandonedNodeEnforcement(false);
      InputFile whole = InputFiles.find(List.of(file.toString())).files().get(0);
      InputFiles files = new InputFiles(List.of(whole.without(coverage, List.of())));
      String text = String.join("", lines);
      PAssert.that(p.apply(ReadBlocks.from(files).blockBytes(BLOCK_BYTES)))
          .satisfies(blocks -> areTheUncovered(blocks, text, coverage));
      p.run();
    }
  }

  private static Void areTheUncovered(Iterable<Block> blocks, String text, ByteRanges coverage) {
    List<Block> sorted =
        new ArrayList<>(StreamSupport.stream(blocks.spliterator(), false).toList());
    sorted.sort(Comparator.comparing(Block::start));
    ByteRanges.Builder read = new ByteRanges.Builder();
    for (Block block : sorted) {
      assertThat(new String(block.bytes(), UTF_8))
          .isEqualTo(text.substring((int) block.start(), (int) block.end()));
      read.add(new Range(block.start(), block.end()));
    }
    assertThat(read.build().ranges()).isEqualTo(coverage.gaps(text.length()));
    return null;
  }

  private static ByteRanges coverage(
      Random random, List<String> lines, int covered, int uncovered) {
    ByteRanges.Builder coverage = new ByteRanges.Builder();
    boolean isCovered = random.nextBoolean();
    long from = 0;
    int line = 0;
    while (line < lines.size()) {
      int count = 1 + random.nextInt(2 * (isCovered ? covered : uncovered));
      int next = Math.min(lines.size(), line + count);
      long to = from + lines.subList(line, next).stream().mapToLong(String::length).sum();
      if (isCovered) {
        coverage.add(new Range(from, to));
      }
      isCovered = !isCovered;
      from = to;
      line = next;
    }
    return coverage.build();
  }

  /** Some of them longer than a block; the last without a line feed. */
  private static List<String> lines(Random random) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      int length = random.nextInt(50) == 0 ? 3 * BLOCK_BYTES : 60;
      lines.add(i + "x".repeat(random.nextInt(length)) + '\n');
    }
    lines.add("the last");
    return lines;
  }
}
