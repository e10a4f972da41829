package io.sluice.transforms.export.format;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.transforms.jdbc.DatabaseException;
import io.sluice.transforms.scan.table.ScanColumn;
import io.sluice.transforms.scan.table.ScanColumn.Kind;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.junit.jupiter.api.Test;

class JsonLinesTest {

  @Test
  void columnsOfOneNameAreRefused() {
    ScanColumn id = new ScanColumn("id", Kind.LONG, 0, 0, false);
    assertThatThrownBy(() -> new JsonLines(Compression.UNCOMPRESSED).sink(List.of(id, id)))
        .isInstanceOf(DatabaseException.class)
        .hasMessage(
            "Two columns have the name id, which a JSON object cannot have; give one another with"
                + " AS.");
  }
}
