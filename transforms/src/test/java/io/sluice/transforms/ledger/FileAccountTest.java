package io.sluice.transforms.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.accounting.LineCounts;
import io.sluice.transforms.read.Coverage;
import io.sluice.transforms.read.Coverage.Range;
import io.sluice.transforms.read.InputFile;
import java.util.List;
import java.util.Set;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileSystems;
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

  private static boolean isComplete(Compression compression, Range... ranges) {
    InputFile file =
        new InputFile(
            FileSystems.matchNewResource("log", false), 100, 0, compression, Coverage.NONE);
    Coverage.Builder covered = new Coverage.Builder();
    List.of(ranges).forEach(covered::add);
    return new FileAccount(file, "key", FileRow.NONE, Set.of(), covered.build(), LineCounts.NONE, 0)
        .isComplete();
  }
}
