package io.sluice.transforms.read;

import io.sluice.transforms.read.compression.Compressed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(TestPipelineExtension.class)
class ReadCompressedLinesTest {

  @TempDir Path temp;

  @Test
  void everyFormatIsReadByItsName(TestPipeline p) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Compressed format : Compressed.values()) {
      write(format, "a.ndjson", "%s é\r\nlast".formatted(format));
      lines.addAll(List.of(format + " é\r", "last"));
    }
    PAssert.that(p.apply(ReadLines.from(List.of(temp.resolve("a.ndjson.*").toString()))))
        .containsInAnyOrder(lines);
    p.run();
  }

  @ParameterizedTest
  @EnumSource
  void filesThatWereJoinedAfterCompressionAreReadWhole(Compressed format, TestPipeline p)
      throws IOException {
    String file = write(format, "joined", "a\nb\nc", "d\n", "", "e\n");
    PAssert.that(p.apply(ReadLines.from(List.of(file)))).containsInAnyOrder("a", "b", "cd", "e");
    p.run();
  }

  @ParameterizedTest
  @EnumSource
  void anEmptyTextHasNoLines(Compressed format, TestPipeline p) throws IOException {
    String file = write(format, "empty", "");
    PAssert.that(p.apply(ReadLines.from(List.of(file)))).empty();
    p.run();
  }

  private String write(Compressed format, String name, String... texts) throws IOException {
    return Files.write(temp.resolve(name + format.suffix), format.of(texts)).toString();
  }
}
