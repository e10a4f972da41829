package io.sluice.transforms.load.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.ByteRanges.Range;
import io.sluice.transforms.read.input.InputFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;

class FileAccountTest {

  @Test
  void aPlainFileIsCompleteWhenEachOfItsBytesIsCovered() {
    assertThat(isComplete(Compression.UNCOMPRESSED, new Range(0, 100))).isTrue();
    assertThat(isComplete(Compression.UNCOMPRESSED, new Range(0, 99))).isFalse();
    assertThat(isComplete(Compression.UNCOMPRESSED, new Range(1, 100))).isFalse();
    assertThat(isComplete(Compression.UNCOMPRESSED, new Range(0, 50), new Range(51, 100)))
        .isFalse();
    assertThat(isComplete(Compression.UNCOMPRESSED)).isFalse();
  }

  // How long it is, decompressed, only the reader knows.
  @Test
  void ofACompressedFileNothingMayBeMissingInBetween() {
    assertThat(isComplete(Compression.GZIP, new Range(0, 1000))).isTrue();
    assertThat(isComplete(Compression.GZIP, new Range(0, 1000), new Range(1001, 2000))).isFalse();
    assertThat(isComplete(Compression.GZIP, new Range(1, 1000))).isFalse();
  }

  @Test
  void allWhoHadAnUnfinishedFileMayHaveLeftRejectsBehind() {
    FileRow row = new FileRow("run-4", List.of("run-1", "run-2"), "rejects", null, null);
    assertThat(account(row, "run-4", "run-2", "run-3").leftBehind())
        .containsExactly("run-2", "run-3", "run-1", "run-4");
  }

  // Its rejects may have been edited since.
  @Test
  void nobodyHasLeftAnythingBehindOfAFinishedFile() {
    FileRow row = new FileRow("run-2", List.of("run-1"), "rejects", "2016-09-17 11:04:16", null);
    assertThat(account(row, "run-1", "run-2").leftBehind()).isEmpty();
    assertThat(account(row, "run-1", "run-2").forRestart().leftBehind()).isEmpty();
  }

  @Test
  void aFileIsNotCompleteWhereASortRunIsWrittenOnlyInPart() {
    ByteRanges all = new ByteRanges(List.of(new Range(0, 100)));
    InputFile file = new InputFile("/log.gz", 100, 0, Compression.GZIP, ByteRanges.NONE, List.of());
    assertThat(account(file, all, List.of()).isComplete()).isTrue();
    assertThat(account(file, all, List.of(new Range(100, 200))).isComplete()).isFalse();
  }

  private static FileAccount account(InputFile file, ByteRanges covered, List<Range> started) {
    return new FileAccount(
        file,
        "key",
        FileRow.NONE,
        Set.of(),
        covered,
        started,
        LineCounts.NONE,
        LineCounts.NONE,
        List.of(),
        List.of());
  }

  private static FileAccount account(FileRow row, String... writers) {
    Set<String> inOrder = new LinkedHashSet<>(List.of(writers));
    return new FileAccount(
        null,
        "key",
        row,
        inOrder,
        ByteRanges.NONE,
        List.of(),
        LineCounts.NONE,
        LineCounts.NONE,
        List.of(),
        List.of());
  }

  private static boolean isComplete(Compression compression, Range... ranges) {
    InputFile file = new InputFile("/log", 100, 0, compression, ByteRanges.NONE, List.of());
    ByteRanges.Builder covered = new ByteRanges.Builder();
    List.of(ranges).forEach(covered::add);
    return account(file, covered.build(), List.of()).isComplete();
  }
}
