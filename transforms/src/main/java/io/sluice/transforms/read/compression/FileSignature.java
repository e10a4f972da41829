package io.sluice.transforms.read.compression;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.List;
import java.util.Optional;
import org.apache.beam.sdk.io.Compression;

/**
 * Detects the format of a file, or of its contents, by its first bytes. Uses only signatures that
 * no line of JSON can start with.
 */
public final class FileSignature {

  /** The number of bytes to read: a tar archive starts with a block of this size. */
  public static final int COUNT = 512;

  private static final String DECOMPRESS = "; decompress it first";
  private static final String EXTRACT = "; extract it and load its files";
  private static final String CONVERT = "; convert it to lines of JSON first";
  private static final String RECODE = "; convert it to UTF-8 with iconv";

  /** An unsupported format, with advice for the user. */
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

  /** The compression, or {@code UNCOMPRESSED} if Sluice cannot decompress the format. */
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

  /**
   * Whether the bytes start a skippable frame of zstd or lz4, which holds no data to decompress.
   */
  public boolean isSkippable() {
    return head.length >= 4
        && (head[0] & 0xf0) == 0x50
        && head[1] == 0x2a
        && head[2] == 0x4d
        && head[3] == 0x18;
  }

  /** The format with advice, if it is one that Sluice does not read. */
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
        .or(this::utfWithoutMark);
  }

  private boolean isOldZstd() {
    return head.length >= 4
        && head[0] >= 0x22
        && head[0] <= 0x27
        && head[1] == (byte) 0xb5
        && head[2] == 0x2f
        && head[3] == (byte) 0xfd;
  }

  /** Checks the checksum of the first block, which even the oldest archives have. */
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

  /** Detects UTF-16 and UTF-32 without a byte order mark by their leading ASCII characters. */
  private Optional<String> utfWithoutMark() {
    if (isEvery(4, 0) || isEvery(4, 3)) {
      return Optional.of("UTF-32" + RECODE);
    }
    return isEvery(2, 0) || isEvery(2, 1) ? Optional.of("UTF-16" + RECODE) : Optional.empty();
  }

  /** Whether every unit has exactly one non-NUL byte, always at the same index. */
  private boolean isEvery(int unit, int index) {
    int end = Math.min(head.length / unit * unit, 4 * unit);
    for (int i = 0; i < end; i++) {
      if (i % unit == index != head[i] > 0) {
        return false;
      }
      if (i % unit != index && head[i] != 0) {
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
