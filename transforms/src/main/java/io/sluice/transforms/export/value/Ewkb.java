package io.sluice.transforms.export.value;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Writes MySQL geometries as PostGIS writes its own: EWKB in hexadecimal digits, with the SRID if
 * there is one. Coordinates are x and y, longitude first.
 */
public final class Ewkb {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int HAS_SRID = 0x20000000;
  private static final int SRID_BYTES = 4;

  private Ewkb() {}

  /**
   * Writes a geometry.
   *
   * @param geometry the SRID in four bytes, then WKB, both with the lowest byte first
   */
  public static String hex(byte[] geometry) {
    ByteBuffer in = ByteBuffer.wrap(geometry).order(ByteOrder.LITTLE_ENDIAN);
    int srid = in.getInt();
    if (srid == 0) {
      return HEX.formatHex(geometry, SRID_BYTES, geometry.length);
    }
    ByteBuffer out = ByteBuffer.allocate(geometry.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(in.get()).putInt(in.getInt() | HAS_SRID).putInt(srid).put(in);
    return HEX.formatHex(out.array());
  }
}
