package io.sluice.transforms.read.compression;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;

/**
 * Tells the format of a file, or of its contents, by its first bytes. Only bytes that no line of
 * JSON can start with count.
 */
public final class FileSignature {

  /** How many bytes to read: a tar archive starts with a block of this size. */
  public static final int COUNT = 512;

  private static final String DECOMPRESS = "; decompress it first";
  private static final String EXTRACT = "; extract it and load its files";
  private static final String CONVERT = "; convert it to lines of JSON first";
  private static final String RECODE = "; convert it to UTF-8 with iconv";

  /** A format that Sluice does not read, with what to do. */
  private record Format(String words, String remedy, int... magic) {}

  private static final List<Format> OTHERS =
      List.of(
          new Format("xz", DECOMPRESS, 0xfd, '7', 'z', 'X', 'Z', 0),
          new Format("lzma", DECOMPRESS, 0x5d, 0, 0),
          new Format("lz4", DECOMPRESS, 0x04, 0x22, 0x4d, 0x18),
          new Format("lz4", DECOMPRESS, 0x02, 0x21, 0x4c, 0x18),
          new Format("snappy", DECOMPRESS, 0xff, 0x06, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'),
          new Format("lzip", DECOMPRESS, 'L', 'Z', 'I', 'P', 1),
          new Format("lzop", DECOMPRESS, 0x89, 'L', 'Z', 'O', 0),
          new Format("compress (.Z)", DECOMPRESS, 0x1f, 0x9d),
          new Format("pack (.z)", DECOMPRESS, 0x1f, 0x1e),
          new Format("zlib", DECOMPRESS, 'x', 0x9c),
          new Format("zlib", DECOMPRESS, 'x', 0xda),
          new Format("zlib", DECOMPRESS, 'x', 0x01),
          new Format("zip", EXTRACT, 'P', 'K', 3, 4),
          new Format("zip", EXTRACT, 'P', 'K', 5, 6),
          new Format("zip", EXTRACT, 'P', 'K', 7, 8),
          new Format("7z", EXTRACT, '7', 'z', 0xbc, 0xaf, 0x27, 0x1c),
          new Format("rar", EXTRACT, 'R', 'a', 'r', '!', 0x1a, 0x07),
          new Format("Parquet", CONVERT, 'P', 'A', 'R', '1'),
          new Format("Parquet", CONVERT, 'P', 'A', 'R', 'E'),
          new Format("Avro", CONVERT, 'O', 'b', 'j', 1),
          new Format("ORC", CONVERT, 'O', 'R', 'C'),
          new Format("SQLite", CONVERT, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f', 'o', 'r', 'm'),
          new Format("UTF-32", RECODE, 0xff, 0xfe, 0, 0),
          new Format("UTF-32", RECODE, 0, 0, 0xfe, 0xff),
          new Format("UTF-16", RECODE, 0xff, 0xfe),
          new Format("UTF-16", RECODE, 0xfe, 0xff));

  private final byte[] head;

  public FileSignature(byte[] head) {
    this.head = head;
  }

  /** The compression, if Sluice can decompress it. */
  public Compression compression() {
    if (startsWith(0x1f, 0x8b)) {
      return Compression.GZIP;
    }
    if (startsWith('B', 'Z', 'h') && head.length > 3 && head[3] >= '1' && head[3] <= '9') {
      return Compression.BZIP2;
    }
    return startsWith(0x28, 0xb5, 0x2f, 0xfd) || isSkippable()
        ? Compression.ZSTD
        : Compression.UNCOMPRESSED;
  }

  /** Whether it is a frame of zstd's, or of lz4's, that holds nothing to decompress. */
  public boolean isSkippable() {
    return head.length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  /** The format and what to do, if it is one that Sluice does not read. */
  public Optional<String> refusal() {
    if (isTar()) {
      return Optional.of("a tar archive" + EXTRACT);
    }
    if (isOldZstd()) {
      return Optional.of("zstd of a version before 0.8" + DECOMPRESS);
    }
    if (startsWith(0x28, 0xb5, 0x2f, 0xfd) && head.length > 4 && (head[4] & 3) != 0) {
      return Optional.of("zstd with a dictionary" + DECOMPRESS);
    }
    return OTHERS.stream()
        .filter(format -> startsWith(format.magic()))
        .map(format -> format.words() + format.remedy())
        .findFirst()
        .or(this::withoutMark);
  }

  private boolean isOldZstd() {
    return head.length >= 4
        && head[0] >= 0x22
        && head[0] <= 0x27
        && head[1] == (byte) 0xb5
        && head[2] == 0x2f
        && head[3] == (byte) 0xfd;
  }

  /** Its first block has a checksum, in even the oldest archives. */
  private boolean isTar() {
    if (head.length < COUNT || head[0] == 0) {
      return false;
    }
    long sum = 0;
    for (int i = 0; i < COUNT; i++) {
      sum += i >= 148 && i < 156 ? ' ' : Byte.toUnsignedInt(head[i]);
    }
    String written = new String(head, 148, 8, ISO_8859_1);
    return written.matches("[ 0]*[0-7]{1,7}[ \\x00]*")
        && Long.parseLong(written.replaceAll("[ \\x00]", ""), 8) == sum;
  }

  /** Text in units of two or four bytes, all of whose characters are ASCII. */
  private Optional<String> withoutMark() {
    if (isEvery(4, 0) || isEvery(4, 3)) {
      return Optional.of("UTF-32" + RECODE);
    }
    return isEvery(2, 0) || isEvery(2, 1) ? Optional.of("UTF-16" + RECODE) : Optional.empty();
  }

  /** Whether exactly one byte in each unit, always at the same place, is not NUL. */
  private boolean isEvery(int unit, int place) {
    int end = Math.min(head.length / unit * unit, 4 * unit);
    for (int i = 0; i < end; i++) {
      if (i % unit == place != head[i] > 0) {
        return false;
      }
      if (i % unit != place && head[i] != 0) {
        return false;
      }
    }
    return end >= 2 * unit;
  }

  private boolean startsWith(int... magic) {
    for (int i = 0; i < magic.length; i++) {
      if (i >= head.length || Byte.toUnsignedInt(head[i]) != magic[i]) {
        return false;
      }
    }
    return true;
  }
}
