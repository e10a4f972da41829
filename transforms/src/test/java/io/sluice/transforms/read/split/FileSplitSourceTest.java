package io.sluice.transforms.read.split;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.read.input.InputFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.BoundedSource;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.testing.CoderProperties;
import org.apache.beam.sdk.testing.SourceTestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSplitSourceTest {

  private static final PipelineOptions OPTIONS = PipelineOptionsFactory.create();

  @TempDir Path temp;

  private FileSplitSource source;

  @BeforeEach
  void makeSource() throws Exception {
    FileSystems.setDefaultPipelineOptions(OPTIONS);
    Path file = Files.writeString(temp.resolve("log"), "x\n".repeat(10_000));
    source = FileSplitSource.of(InputFiles.find(List.of(file.toString())), 10);
  }

  @Test
  void eachFileSplitIsABeamSplit() throws Exception {
    List<? extends BoundedSource<FileSplit>> splits = source.split(Long.MAX_VALUE, OPTIONS);
    assertThat(splits).hasSizeGreaterThanOrEqualTo(6);
    for (BoundedSource<FileSplit> split : splits) {
      assertThat(SourceTestUtils.readFromSource(split, OPTIONS)).hasSize(1);
    }
    SourceTestUtils.assertSourcesEqualReferenceSource(source, splits, OPTIONS);
  }

  @Test
  void itIsAsLargeAsTheFiles() {
    assertThat(source.getEstimatedSizeBytes(OPTIONS)).isEqualTo(20_000);
  }

  @Test
  void splitsTravel() throws Exception {
    FileSplit split = SourceTestUtils.readFromSource(source, OPTIONS).get(0);
    CoderProperties.coderDecodeEncodeEqual(source.getOutputCoder(), split);
  }

  @Test
  void withoutFilesThereIsNothing() throws Exception {
    FileSplitSource nothing = FileSplitSource.of(new InputFiles(List.of()), 10);
    assertThat(nothing.split(1, OPTIONS)).isEmpty();
    assertThat(SourceTestUtils.readFromSource(nothing, OPTIONS)).isEmpty();
  }
}
