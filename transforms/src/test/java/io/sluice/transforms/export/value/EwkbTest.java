package io.sluice.transforms.export.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EwkbTest {

  /** As PostGIS writes {@code POINT(1 2)} without an SRID and with 4326. */
  @ParameterizedTest
  @CsvSource({
    "00000000, 0101000000000000000000F03F0000000000000040",
    "E6100000, 0101000020E6100000000000000000F03F0000000000000040"
  })
  void aGeometryIsWrittenAsPostgisWritesIt(String srid, String ewkb) {
    byte[] geometry = HexFormat.of().parseHex(srid + "0101000000000000000000F03F0000000000000040");
    assertThat(Ewkb.hex(geometry)).isEqualTo(ewkb);
  }
}
