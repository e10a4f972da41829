package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A local directory of objects, created with owner-only access for the first of them. An object is
 * written under a hidden name, synced and renamed: no reader ever sees a part of it, and a planted
 * link is replaced, never followed.
 */
final class LocalLocation extends FileLocation {

  private static final long serialVersionUID = 1L;

  private final String directory;

  private LocalLocation(String directory) {
    this.directory = directory;
  }

  static LocalLocation at(String name) {
    Path path;
    try {
      path = LocalName.path(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("No directory can have this name.", e);
    }
    if (!LocalName.isText(path)) {
      throw new IllegalArgumentException("The path of this directory is not UTF-8.");
    }
    return new LocalLocation(LocalName.of(path));
  }

  @Override
  public String identity() {
    return LocalName.of(path().normalize());
  }

  @Override
  public boolean exists() {
    return Files.isDirectory(path());
  }

  @Override
  public boolean isWritable() {
    Path existing = path();
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    return Files.isDirectory(existing) && Files.isWritable(existing);
  }

  @Override
  public boolean isSame(FileLocation other) {
    try {
      return other instanceof LocalLocation that
          && (identity().equals(that.identity())
              || Files.exists(that.path()) && Files.isSameFile(path(), that.path()));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public FileLocation child(String name) {
    return new LocalLocation(nameOf(name));
  }

  @Override
  public String nameOf(String object) {
    return LocalName.of(file(object));
  }

  @Override
  public void put(String object, Contents contents) throws IOException {
    checkObject(object);
    createDirectory(path());
    Path unfinished = file(unfinishedName(object));
    try {
      write(unfinished, contents);
      Files.move(unfinished, file(object), StandardCopyOption.ATOMIC_MOVE);
      sync(path());
    } catch (IOException | RuntimeException e) {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
  }

  private static String unfinishedName(String object) {
    return ".%s.%016x".formatted(object, ThreadLocalRandom.current().nextLong());
  }

  private static void write(Path file, Contents contents) throws IOException {
    Set<StandardOpenOption> isNew = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, isNew, ownerOnly(file, "rw-------"))) {
      contents.writeTo(Channels.newOutputStream(channel));
      channel.force(true);
    }
  }

  /** Creates missing directories, whose names then survive a crash of the machine too. */
  private static void createDirectory(Path directory) throws IOException {
    List<Path> missing = new ArrayList<>();
    for (Path at = directory; at != null && !Files.exists(at); at = at.getParent()) {
      missing.add(at);
    }
    Files.createDirectories(directory, ownerOnly(directory, "rwx------"));
    for (Path created : missing) {
      sync(created.getParent());
    }
  }

  private static void sync(Path directory) throws IOException {
    if (isPosix(directory) && Files.isReadable(directory)) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public List<String> list(Collection<String> prefixes) throws IOException {
    List<String> names = new ArrayList<>();
    if (exists()) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path())) {
        for (Path file : files) {
          String name = LocalName.last(file);
          if (prefixes.stream().anyMatch(name::startsWith)) {
            names.add(name);
          }
        }
      }
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public void delete(String object) throws IOException {
    checkObject(object);
    Path file = file(object);
    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(file);
    }
  }

  @Override
  public String toString() {
    return directory;
  }

  private Path path() {
    return LocalName.path(directory);
  }

  private Path file(String object) {
    return LocalName.child(path(), object);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
    if (!isPosix(path)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }
}
