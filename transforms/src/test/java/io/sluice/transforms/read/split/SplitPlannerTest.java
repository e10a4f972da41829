package io.sluice.transforms.read.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import io.sluice.transforms.read.input.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitPlannerTest {

  private static final int MOST = 16;
  private static final int BLOCK_BYTES = 10;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void oneLargeFileIsDividedEvenly() throws IOException {
    List<FileSplit> splits = splits(plain(100_003));

    assertThat(splits).hasSize(MOST);
    assertThat(splits).allMatch(split -> split.end() >= 6_250 && split.end() <= 6_251);
  }

  @Test
  void aSmallFileIsNotDivided() throws IOException {
    assertThat(splits(plain(39))).hasSize(1);
    assertThat(splits(plain(1))).hasSize(1);
    assertThat(splits(plain(0))).isEmpty();
  }

  @Test
  void manyFilesMakeFewEvenSplits() throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(plain(100 + i % 7));
    }

    List<FileSplit> splits = splits(files.toArray(InputFile[]::new));

    assertThat(splits).hasSize(MOST);
    assertThat(splits).allMatch(split -> split.end() > 1_800 && split.end() < 2_050);
    assertThat(parts(splits)).hasSize(300);
  }

  @Test
  void aCompressedFileIsOneAndCountsForWhatItMayGrowTo() throws IOException {
    List<FileSplit> splits = splits(compressed(1_000), compressed(999), plain(3_000), plain(3_000));

    assertThat(parts(splits).stream().filter(part -> !part.file().isSplittable())).hasSize(2);
    assertThat(splits.stream().filter(split -> !split.parts().get(0).file().isSplittable()))
        .hasSize(2)
        .allMatch(split -> split.parts().size() == 1);
  }

  @Test
  void allThatIsLeftOfTheFilesIsInExactlyOnePart() throws IOException {
    ByteRanges.Builder done = new ByteRanges.Builder();
    for (int i = 0; i < 50; i++) {
      done.add(new ByteRanges.Range(100L * i + i % 20, 100L * i + 30));
    }
    InputFile partly = plain(6_000).without(done.build(), List.of());
    InputFile whole = plain(500);

    Map<InputFile, ByteRanges.Builder> read = new HashMap<>();
    for (FileSplit.Part part : parts(splits(partly, whole))) {
      read.computeIfAbsent(part.file(), file -> new ByteRanges.Builder())
          .add(new ByteRanges.Range(part.from(), part.to()));
    }

    assertThat(read.get(partly).build().ranges()).isEqualTo(partly.done().gaps(6_000));
    assertThat(read.get(whole).build().ranges()).containsExactly(new ByteRanges.Range(0, 500));
  }

  @Test
  void manySmallFilesAreDividedHoweverFewBytesTheyHave() throws IOException {
    InputFile[] files = new InputFile[200];
    for (int i = 0; i < files.length; i++) {
      files[i] = new InputFile("/" + i, 1, 0, Compression.UNCOMPRESSED, ByteRanges.NONE, List.of());
    }
    List<FileSplit> splits = SplitPlanner.of(List.of(files), 4, 1 << 20);
    assertThat(splits).hasSize(4).allMatch(split -> split.parts().size() == 50);
  }

  @Test
  void positionsCountThroughTheParts() throws IOException {
    ByteRanges done =
        new ByteRanges(List.of(new ByteRanges.Range(0, 7), new ByteRanges.Range(12, 15)));
    List<FileSplit> splits =
        SplitPlanner.of(List.of(plain(20).without(done, List.of()), compressed(9)), 1, 1_000);
    assertThat(splits).hasSize(1);
    FileSplit split = splits.get(0);

    List<Long> offsets = new ArrayList<>();
    for (long position = 0; position < 13; position++) {
      FileSplit.Part part = split.partAt(position);
      offsets.add(part.offset(position));
      assertThat(part.position(part.offset(position))).isEqualTo(position);
    }

    assertThat(offsets).containsExactly(7L, 8L, 9L, 10L, 11L, 15L, 16L, 17L, 18L, 19L, 0L, 1L, 2L);
    assertThat(split.partAt(split.end() - 1)).isEqualTo(split.parts().get(2));
  }

  private static List<FileSplit> splits(InputFile... files) {
    return SplitPlanner.of(List.of(files), MOST, BLOCK_BYTES);
  }

  /** All of them, in the order of their bytes. */
  private static List<FileSplit.Part> parts(List<FileSplit> splits) {
    return splits.stream()
        .flatMap(split -> split.parts().stream())
        .sorted(Comparator.comparing(FileSplit.Part::from))
        .toList();
  }

  private InputFile plain(int bytes) throws IOException {
    return file(new byte[bytes]);
  }

  private static InputFile compressed(int bytes) {
    return new InputFile("/a.gz", bytes, 0, Compression.GZIP, ByteRanges.NONE, List.of());
  }

  private InputFile file(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(temp, "log", ""), bytes);
    return InputFiles.find(List.of(file.toString())).files().get(0);
  }
}
