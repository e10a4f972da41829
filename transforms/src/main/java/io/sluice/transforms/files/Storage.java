package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;

/**
 * Opens inputs. Sluice handles local files itself: Beam's local file system walks everything below
 * a glob's directory, skips what it cannot read, and knows only names that the locale can
 * represent. All other schemes are Beam's.
 */
public final class Storage {

  /** At least two letters: a single one is a drive. */
  private static final Pattern REMOTE = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]+:/.*");

  private static final String LOCAL_SCHEME = "file:";

  /**
   * A file as it stands now.
   *
   * @param name its whole name, by which it is opened
   * @param bytes its size
   * @param modified when it was last changed, in milliseconds since 1970; 0 where its file system
   *     does not tell
   */
  public record Entry(String name, long bytes, long modified) {}

  private Storage() {}

  /** Whether Beam's file systems have it. */
  public static boolean isRemote(String name) {
    return REMOTE.matcher(name).matches() && !name.startsWith(LOCAL_SCHEME);
  }

  /** The name without the scheme of local files. */
  public static String withoutLocalScheme(String name) {
    return name.startsWith(LOCAL_SCHEME + "/")
        ? name.substring(LOCAL_SCHEME.length()).replaceFirst("^//(?=/)", "")
        : name;
  }

  /** Whether something has exactly this name, even a dangling link. */
  public static boolean exists(String name) {
    try {
      return !isRemote(name) && Files.exists(LocalName.path(name), LinkOption.NOFOLLOW_LINKS);
    } catch (IllegalArgumentException e) {
      // A name that no file can have.
      return false;
    }
  }

  /** Whether other code finds the file by its name: Java's strings depend on the locale. */
  public static boolean isNameOfLocale(String name) {
    try {
      return isRemote(name) || Path.of(name).equals(LocalName.path(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Opens a file; the channel of a local one can be positioned. */
  public static ReadableByteChannel open(String name) throws IOException {
    return isRemote(name)
        ? FileSystems.open(FileSystems.matchNewResource(name, false))
        : Files.newByteChannel(LocalName.path(name));
  }

  /** Looks at a file. */
  public static Entry look(String name) throws IOException {
    if (isRemote(name)) {
      return entry(FileSystems.matchSingleFileSpec(name));
    }
    BasicFileAttributes is = Files.readAttributes(LocalName.path(name), BasicFileAttributes.class);
    return new Entry(name, is.size(), is.lastModifiedTime().toMillis());
  }

  /** The files that a pattern of another scheme matches. */
  public static List<Entry> matchRemote(String pattern) throws IOException {
    return FileSystems.match(pattern, EmptyMatchTreatment.ALLOW).metadata().stream()
        .map(Storage::entry)
        .toList();
  }

  private static Entry entry(MatchResult.Metadata file) {
    return new Entry(file.resourceId().toString(), file.sizeBytes(), file.lastModifiedMillis());
  }
}
