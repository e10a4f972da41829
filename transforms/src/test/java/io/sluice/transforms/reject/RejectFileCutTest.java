package io.sluice.transforms.reject;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectFileCutTest {

  private static final String NAME = "run-1.ndjson";

  @TempDir Path temp;

  @Test
  void whatIsWrittenAfterACutStandsWhereTheCutWas() throws IOException {
    try (RejectFile file = RejectFile.create(temp, NAME)) {
      file.write(reject("a"));
      long end = file.sync();
      file.write(reject("b"));
      assertThat(file.sync()).isEqualTo(2 * end);
      file.cutTo(end);
      file.write(reject("c"));
      assertThat(file.sync()).isEqualTo(2 * end);
    }
    assertThat(temp.resolve(NAME)).content().contains("\"a\"", "\"c\"").doesNotContain("\"b\"");
  }

  @Test
  void whatHasNotReachedTheFileYetIsTakenBackToo() throws IOException {
    try (RejectFile file = RejectFile.create(temp, NAME)) {
      file.write(reject("a"));
      file.cutTo(0);
      assertThat(file.sync()).isZero();
    }
    assertThat(temp.resolve(NAME)).isEmptyFile();
  }

  private static Reject reject(String detail) {
    return new Reject(Reason.ENCODING, "f", 0, detail, new byte[0]);
  }
}
