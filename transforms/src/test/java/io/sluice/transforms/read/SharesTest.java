package io.sluice.transforms.read;

import static org.assertj.core.api.Assertions.assertThat;

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

class SharesTest {

  private static final int MOST = 16;
  private static final int BLOCK_BYTES = 10;

  @TempDir Path temp;

  @BeforeAll
  static void setUpFileSystems() {
    FileSystems.setDefaultPipelineOptions(PipelineOptionsFactory.create());
  }

  @Test
  void oneLargeFileIsDividedEvenly() throws IOException {
    List<Share> shares = shares(plain(100_003));

    assertThat(shares).hasSize(MOST);
    assertThat(shares).allMatch(share -> share.end() >= 6_250 && share.end() <= 6_251);
  }

  @Test
  void aSmallFileIsNotDivided() throws IOException {
    assertThat(shares(plain(39))).hasSize(1);
    assertThat(shares(plain(1))).hasSize(1);
    assertThat(shares(plain(0))).isEmpty();
  }

  @Test
  void howeverManyFilesThereAreTheSharesAreFewAndEven() throws IOException {
    List<InputFile> files = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      files.add(plain(100 + i % 7));
    }

    List<Share> shares = shares(files.toArray(InputFile[]::new));

    assertThat(shares).hasSize(MOST);
    assertThat(shares).allMatch(share -> share.end() > 1_800 && share.end() < 2_050);
    assertThat(parts(shares)).hasSize(300);
  }

  @Test
  void aCompressedFileIsOneAndCountsForWhatItMayGrowTo() throws IOException {
    List<Share> shares = shares(compressed(1_000), compressed(999), plain(3_000), plain(3_000));

    assertThat(parts(shares).stream().filter(part -> !part.file().isSplittable())).hasSize(2);
    assertThat(shares.stream().filter(share -> !share.parts().get(0).file().isSplittable()))
        .hasSize(2)
        .allMatch(share -> share.parts().size() == 1);
  }

  @Test
  void allThatIsLeftOfTheFilesIsInExactlyOnePart() throws IOException {
    Coverage.Builder done = new Coverage.Builder();
    for (int i = 0; i < 50; i++) {
      done.add(new Coverage.Range(100L * i + i % 20, 100L * i + 30));
    }
    InputFile partly = plain(6_000).without(done.build(), List.of());
    InputFile whole = plain(500);

    Map<InputFile, Coverage.Builder> read = new HashMap<>();
    for (Share.Part part : parts(shares(partly, whole))) {
      read.computeIfAbsent(part.file(), file -> new Coverage.Builder())
          .add(new Coverage.Range(part.from(), part.to()));
    }

    assertThat(read.get(partly).build().ranges()).isEqualTo(partly.done().gaps(6_000));
    assertThat(read.get(whole).build().ranges()).containsExactly(new Coverage.Range(0, 500));
  }

  @Test
  void manySmallFilesAreDividedHoweverFewBytesTheyHave() throws IOException {
    InputFile[] files = new InputFile[200];
    for (int i = 0; i < files.length; i++) {
      files[i] = new InputFile("/" + i, 1, 0, Compression.UNCOMPRESSED, Coverage.NONE, List.of());
    }
    List<Share> shares = Shares.of(List.of(files), 4, 1 << 20);
    assertThat(shares).hasSize(4).allMatch(share -> share.parts().size() == 50);
  }

  @Test
  void positionsCountThroughTheParts() throws IOException {
    Coverage done = new Coverage(List.of(new Coverage.Range(0, 7), new Coverage.Range(12, 15)));
    List<Share> shares =
        Shares.of(List.of(plain(20).without(done, List.of()), compressed(9)), 1, 1_000);
    assertThat(shares).hasSize(1);
    Share share = shares.get(0);

    List<Long> offsets = new ArrayList<>();
    for (long position = 0; position < 13; position++) {
      Share.Part part = share.partAt(position);
      offsets.add(part.offset(position));
      assertThat(part.position(part.offset(position))).isEqualTo(position);
    }

    assertThat(offsets).containsExactly(7L, 8L, 9L, 10L, 11L, 15L, 16L, 17L, 18L, 19L, 0L, 1L, 2L);
    assertThat(share.partAt(share.end() - 1)).isEqualTo(share.parts().get(2));
  }

  private static List<Share> shares(InputFile... files) {
    return Shares.of(List.of(files), MOST, BLOCK_BYTES);
  }

  /** All of them, in the order of their bytes. */
  private static List<Share.Part> parts(List<Share> shares) {
    return shares.stream()
        .flatMap(share -> share.parts().stream())
        .sorted(Comparator.comparing(Share.Part::from))
        .toList();
  }

  private InputFile plain(int bytes) throws IOException {
    return file(new byte[bytes]);
  }

  private static InputFile compressed(int bytes) {
    return new InputFile("/a.gz", bytes, 0, Compression.GZIP, Coverage.NONE, List.of());
  }

  private InputFile file(byte[] bytes) throws IOException {
    Path file = Files.write(Files.createTempFile(temp, "log", ""), bytes);
    return InputFiles.find(List.of(file.toString())).files().get(0);
  }
}
