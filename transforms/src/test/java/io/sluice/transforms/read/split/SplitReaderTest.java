package io.sluice.transforms.read.split;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.files.InputException;
import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitReaderTest {

  private static final int BLOCK_BYTES = 100;
  private static final int MAX_LINE_BYTES = 300;
  private static final long SORT_RUN_BYTES = 1_000;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void everyLineIsInExactlyOneSortRunAndCanBeReadAgain(String name) throws IOException {
    String text = lines(500, 1);
    InputFile file = file(name, text);

    List<ByteRanges.Range> runs = new ArrayList<>();
    for (FileSplit split : SplitPlanner.of(List.of(file), 4, BLOCK_BYTES)) {
      runs.addAll(read(split, text));
    }

    assertThat(coverage(runs).gaps(text.length())).isEmpty();
    assertThat(runs).hasSizeGreaterThan(10);
    assertThat(runs)
        .allMatch(it -> it.to() - it.from() < SORT_RUN_BYTES + BLOCK_BYTES + MAX_LINE_BYTES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void whatHasBeenReadBeforeIsPassedOverAndWhatWasBegunIsReadAsItWas(String name)
      throws IOException {
    String text = lines(500, 2);
    List<ByteRanges.Range> all = new ArrayList<>();
    for (FileSplit split : SplitPlanner.of(List.of(file(name, text)), 4, BLOCK_BYTES)) {
      all.addAll(read(split, text));
    }
    all.sort(Comparator.comparing(ByteRanges.Range::from));
    Random random = new Random(3);
    for (int round = 0; round < 20; round++) {
      List<ByteRanges.Range> done = new ArrayList<>();
      List<ByteRanges.Range> started = new ArrayList<>();
      for (ByteRanges.Range run : all) {
        switch (random.nextInt(3)) {
          case 0 -> done.add(run);
          case 1 -> started.add(run);
          default -> {}
        }
      }
      InputFile left = file(name, text).without(coverage(done), started);

      List<ByteRanges.Range> read = new ArrayList<>();
      for (FileSplit split : SplitPlanner.of(List.of(left), 1 + random.nextInt(5), BLOCK_BYTES)) {
        read.addAll(read(split, text));
      }

      assertThat(read).containsAll(started);
      assertThat(coverage(read).ranges()).isEqualTo(left.done().gaps(text.length()));
    }
  }

  @Test
  void aFileWithoutLinesHasNoSortRuns() throws IOException {
    InputFile empty = file("empty.gz", "");
    assertThat(read(SplitPlanner.of(List.of(empty), 4, BLOCK_BYTES).get(0), "")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"log", "log.gz"})
  void aLineBehindNulsIsReadOnceAndAgainWhereItStands(String name) throws IOException {
    String text = "\0".repeat(5_000) + "first\n" + lines(20, 6);
    List<ByteRanges.Range> runs = new ArrayList<>();
    List<String> firsts = new ArrayList<>();
    for (FileSplit split : SplitPlanner.of(List.of(file(name, text)), 4, BLOCK_BYTES)) {
      try (SplitReader reader = reader(split)) {
        for (SortRun run = reader.next(); run != null; run = reader.next()) {
          try (SortRun open = run) {
            Block first = open.read();
            if (first.nuls() > 0) {
              firsts.add(new String(open.rereadLine(first.offset(), 5).bytes(), UTF_8));
            }
            while (open.read() != null) {
              // Reads on.
            }
            runs.add(new ByteRanges.Range(open.start(), open.end()));
          }
        }
      }
    }
    assertThat(firsts).containsExactly("first");
    assertThat(coverage(runs).gaps(text.length())).isEmpty();
  }

  @Test
  void aFileThatChangesIsNoticed() throws IOException {
    InputFile file = file("log", lines(500, 3));
    FileSplit split = SplitPlanner.of(List.of(file), 1, BLOCK_BYTES).get(0);
    try (SplitReader reader = reader(split);
        SortRun run = reader.next()) {
      run.read();
      Files.writeString(temp.resolve("log"), "another\n");
      assertThatThrownBy(run::read)
          .isInstanceOf(InputException.class)
          .hasMessageEndingWith("changed while it was read.");
      assertThatThrownBy(() -> run.rereadLine(0, 5)).isInstanceOf(InputException.class);
    }
  }

  @Test
  void aCompressedFileThatIsCutOffIsDamaged() throws IOException {
    byte[] whole = gzip(lines(20_000, 4));
    Path cut = Files.write(temp.resolve("cut.gz"), Arrays.copyOf(whole, whole.length / 2));
    InputFile file = InputFiles.find(List.of(cut.toString())).files().get(0);
    assertThatThrownBy(() -> read(SplitPlanner.of(List.of(file), 1, BLOCK_BYTES).get(0), null))
        .isInstanceOf(InputException.class)
        .hasMessageEndingWith("is damaged or cut off.");
    assertThat(temp.resolve("lines")).doesNotExist();
  }

  private SplitReader reader(FileSplit split) {
    return new SplitReader(split, BLOCK_BYTES, MAX_LINE_BYTES, SORT_RUN_BYTES, temp);
  }

  /** The sort runs of a split, of a file with a certain text. */
  private List<ByteRanges.Range> read(FileSplit split, String text) throws IOException {
    List<ByteRanges.Range> runs = new ArrayList<>();
    try (SplitReader reader = reader(split)) {
      for (SortRun run = reader.next(); run != null; run = reader.next()) {
        try (SortRun open = run) {
          runs.add(read(open, text));
        }
      }
    }
    return runs;
  }

  private static ByteRanges.Range read(SortRun run, String text) throws IOException {
    StringBuilder read = new StringBuilder();
    for (Block block = run.read(); block != null; block = run.read()) {
      read.append(new String(block.bytes(), UTF_8));
    }
    if (text != null) {
      assertThat(read).hasToString(text.substring((int) run.start(), (int) run.end()));
      int from = (int) run.start();
      while (from < run.end()) {
        int end = text.indexOf('\n', from);
        if (end > from) {
          assertThat(run.rereadLine(from, end - from).bytes())
              .isEqualTo(text.substring(from, end).getBytes(UTF_8));
        }
        from = end + 1;
      }
    }
    return new ByteRanges.Range(run.start(), run.end());
  }

  private static ByteRanges coverage(List<ByteRanges.Range> ranges) {
    ByteRanges.Builder covered = new ByteRanges.Builder();
    ranges.stream().sorted(Comparator.comparing(ByteRanges.Range::from)).forEach(covered::add);
    return covered.build();
  }

  private static String lines(int count, int seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("x".repeat(random.nextInt(random.nextInt(9) == 0 ? 250 : 40))).append('\n');
    }
    return text.toString();
  }

  private InputFile file(String name, String text) throws IOException {
    Path path = temp.resolve(name);
    if (!Files.exists(path)) {
      Files.write(path, name.endsWith(".gz") ? gzip(text) : text.getBytes(UTF_8));
    }
    return InputFiles.find(List.of(path.toString())).files().get(0);
  }

  private static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    return bytes.toByteArray();
  }
}
