package io.sluice.transforms.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Opens and writes single files. Sluice handles local files itself: Beam's local file system lists
 * everything below a glob's directory, skips what it cannot read, and knows only names that the
 * locale can represent. All other schemes use Beam's file systems.
 */
public final class FileStorage {

  /** At least two letters: a single letter is a Windows drive. */
  private static final Pattern REMOTE = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private static final Pattern SPECIAL = Pattern.compile("[*?\\[\\]{}\\\\,]");

  private static final String LOCAL_SCHEME = "file:";

  /**
   * The state of a file at one time.
   *
   * @param name the full name, by which it can be opened
   * @param bytes the size
   * @param modified the time of its last change, in milliseconds since 1970; 0 if the file system
   *     does not report it
   */
  public record Entry(String name, long bytes, long modified) {}

  private FileStorage() {}

  /** Whether Beam's file systems handle the name. */
  public static boolean isRemote(String name) {
    return REMOTE.matcher(name).matches() && !name.startsWith(LOCAL_SCHEME);
  }

  /**
   * Whether a name of another scheme may stand for several files: file systems take names for
   * patterns, and the search for inputs divides them at commas.
   */
  public static boolean hasSpecialCharacters(String name) {
    return SPECIAL.matcher(name).find();
  }

  /** Removes the scheme of local files from a name. */
  public static String withoutLocalScheme(String name) {
    return name.startsWith(LOCAL_SCHEME + "/")
        ? name.substring(LOCAL_SCHEME.length()).replaceFirst("^//(?=/)", "")
        : name;
  }

  /**
   * Why no file system can handle a name, for use after the name and a colon; empty if one can.
   * Beam's file systems must have been set up.
   */
  public static Optional<String> unknownScheme(String name) {
    if (!isRemote(name)) {
      return Optional.empty();
    }
    try {
      FileSystems.matchNewResource(name, false);
      return Optional.empty();
    } catch (IllegalArgumentException | IllegalStateException e) {
      String scheme = name.substring(0, name.indexOf(':'));
      return Optional.of("no file system for the scheme %s is on the class path".formatted(scheme));
    }
  }

  /** Whether a local file has exactly this name, even if it is a dangling link. */
  public static boolean exists(String name) {
    try {
      return !isRemote(name) && Files.exists(LocalName.path(name), LinkOption.NOFOLLOW_LINKS);
    } catch (IllegalArgumentException e) {
      // No file can have this name.
      return false;
    }
  }

  /** Whether {@link Path#of}, which depends on the locale, leads to the same file. */
  public static boolean isRepresentableInLocale(String name) {
    try {
      return isRemote(name) || Path.of(name).equals(LocalName.path(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Opens a file. The channel of a local file is seekable. */
  public static ReadableByteChannel open(String name) throws IOException {
    return isRemote(name)
        ? FileSystems.open(FileSystems.matchNewResource(name, false))
        : Files.newByteChannel(LocalName.path(name));
  }

  /** Whether a name has a scheme, so that it means the same on every machine that knows it. */
  public static boolean isUrl(String name) {
    return isRemote(name) || name.startsWith(LOCAL_SCHEME + "/");
  }

  /**
   * Writes a file, and replaces it if it exists. A local one is complete or not there, and only its
   * owner can read it.
   */
  public static void write(String name, byte[] contents, String type) throws IOException {
    if (isRemote(name)) {
      writeRemote(name, contents, type);
      return;
    }
    String path = withoutLocalScheme(name);
    int slash = path.lastIndexOf('/');
    FileLocation.of(slash < 0 ? "." : path.substring(0, slash + 1))
        .put(path.substring(slash + 1), new FileLocation.Bytes(contents));
  }

  /** Writes a file of another scheme, and replaces it if it exists. */
  public static void writeRemote(String name, byte[] contents, String type) throws IOException {
    try (OutputStream out =
        Channels.newOutputStream(
            FileSystems.create(FileSystems.matchNewResource(name, false), type))) {
      out.write(contents);
    } catch (RuntimeException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** Reads the current state of a file. */
  public static Entry look(String name) throws IOException {
    if (isRemote(name)) {
      return entry(FileSystems.matchSingleFileSpec(name));
    }
    BasicFileAttributes attributes =
        Files.readAttributes(LocalName.path(name), BasicFileAttributes.class);
    return new Entry(name, attributes.size(), attributes.lastModifiedTime().toMillis());
  }

  /** The files that match a pattern of another scheme. */
  public static List<Entry> matchRemote(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(FileStorage::entry)
        .toList();
  }

  private static Entry entry(MatchResult.Metadata file) {
    return new Entry(file.resourceId().toString(), file.sizeBytes(), file.lastModifiedMillis());
  }
}
