package io.sluice.pipeline.scan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import io.sluice.pipeline.options.OptionException;
import io.sluice.pipeline.scan.ScanOptions.FileCompression;
import io.sluice.pipeline.scan.ScanOptions.Format;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The output of a scan.
 *
 * @param out the prefix of the files' names, or {@code -} for standard output
 * @param format the format of the files
 * @param compression the compression of the files
 * @param resume whether to resume an earlier scan
 */
public record ScanOutput(String out, Format format, FileCompression compression, boolean resume) {

  private static final String STANDARD_OUTPUT = "-";

  /** Leaves room for a number and, while a file is written, a suffix that makes its name unique. */
  private static final int MAX_NAME_BYTES = 170;

  static ScanOutput of(ScanOptions options) {
    return new ScanOutput(out(options), options.getTo(), compression(options), options.getResume());
  }

  /** Whether rows go to standard output instead of files. */
  public boolean isStandardOutput() {
    return out.equals(STANDARD_OUTPUT);
  }

  /**
   * The default for Parquet is zstd: it compresses the pages, and every Parquet reader supports it.
   */
  private static FileCompression compression(ScanOptions options) {
    if (options.getCompression() != null) {
      return options.getCompression();
    }
    return options.getTo() == Format.PARQUET ? FileCompression.ZSTD : FileCompression.NONE;
  }

  private static String out(ScanOptions options) {
    if (options.getOut() == null || options.getOut().isEmpty()) {
      throw new OptionException(
          "scan needs --out=PREFIX for the names of its files, or --out=- for standard output.");
    }
    if (options.getOut().equals(STANDARD_OUTPUT)) {
      return standardOutput(options);
    }
    Path prefix = Path.of(options.getOut()).toAbsolutePath();
    Path directory = prefix.getParent();
    if (options.getOut().endsWith("/") || directory == null) {
      throw unusable(options, "it names a directory; add a prefix for the names of files");
    }
    if (!Files.isDirectory(directory)) {
      throw unusable(options, "there is no directory " + directory);
    }
    if (isDevice(prefix)) {
      throw unusable(options, "it is a device or a pipe; use --out=- for standard output");
    }
    if (!Files.isWritable(directory)) {
      throw unusable(options, "this user cannot write to " + directory);
    }
    if (prefix.getFileName().toString().getBytes(UTF_8).length > MAX_NAME_BYTES) {
      throw unusable(options, "the name is too long");
    }
    return prefix.toString();
  }

  private static String standardOutput(ScanOptions options) {
    if (options.getTo() == Format.PARQUET) {
      throw new OptionException("Parquet cannot be written to standard output; give --out=PREFIX.");
    }
    if (options.getResume()) {
      throw new OptionException("A scan to standard output cannot be resumed; omit --resume.");
    }
    return STANDARD_OUTPUT;
  }

  /** Whether a path is a device, such as /dev/stdout, whatever it leads to, or a named pipe. */
  private static boolean isDevice(Path path) {
    boolean isSystemPath = path.startsWith("/dev") || path.startsWith("/proc");
    boolean isPlain = Files.isRegularFile(path, NOFOLLOW_LINKS) || Files.isDirectory(path);
    return Files.exists(path) && !isPlain && (isSystemPath || !Files.isRegularFile(path));
  }

  private static OptionException unusable(ScanOptions options, String why) {
    return new OptionException("Cannot write to --out=%s: %s.".formatted(options.getOut(), why));
  }
}
