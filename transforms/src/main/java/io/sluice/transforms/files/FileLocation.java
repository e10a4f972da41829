package io.sluice.transforms.files;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;

/**
 * A place for objects: a local directory, or everything below a URL of Beam's file systems. An
 * object is written once and never changed. Safe for use by several threads, workers and machines.
 */
public abstract sealed class FileLocation implements Serializable
    permits LocalLocation, RemoteLocation {

  private static final long serialVersionUID = 1L;

  /** The contents of an object. */
  public interface Contents {

    /** The number of bytes. */
    long size();

    /** Writes all of them. */
    void writeTo(OutputStream out) throws IOException;
  }

  /** Contents in memory. */
  record Bytes(byte[] bytes) implements Contents {

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }

  FileLocation() {}

  /**
   * The location of a name. It need not exist.
   *
   * @param name a path, {@code file:///path} or a URL of another scheme
   * @throws IllegalArgumentException if no location can have this name; the message is a sentence
   */
  public static FileLocation of(String name) {
    requireNonNull(name, "name is null");
    return FileStorage.isRemote(name)
        ? new RemoteLocation(name)
        : LocalLocation.at(FileStorage.withoutLocalScheme(name));
  }

  /** The name by which loads recognize the location: absolute, without {@code .} and {@code ..}. */
  public abstract String identity();

  /** Whether it may hold objects; false for a local directory that is missing. */
  public abstract boolean exists();

  /** Whether this user may write here, as far as can be known without writing. */
  public abstract boolean isWritable();

  /** Whether another location holds the same objects. */
  public abstract boolean isSame(FileLocation other);

  /** The location below this one. */
  public abstract FileLocation child(String name);

  /** The full name of an object, by which {@link FileStorage#open} finds it. */
  public abstract String nameOf(String object);

  /**
   * Puts an object. It is complete and survives a crash of the machine when this returns; if this
   * throws, the object does not exist, or is what it was before. Several writers may put the same
   * contents under the same name at once.
   *
   * @param object the object's name, which no object with other contents ever gets
   */
  public abstract void put(String object, Contents contents) throws IOException;

  /** The names of all objects, sorted. */
  public List<String> list() throws IOException {
    return list(List.of(""));
  }

  /**
   * The names of the objects with one of these prefixes, sorted. A local directory also lists
   * links, directories and hidden files.
   */
  public abstract List<String> list(Collection<String> prefixes) throws IOException;

  /** Deletes an object if it exists. Leaves local links and directories alone. */
  public abstract void delete(String object) throws IOException;

  /** The absolute name. */
  @Override
  public abstract String toString();

  static void checkObject(String object) {
    if (object.isEmpty() || object.indexOf('/') >= 0) {
      throw new IllegalArgumentException("\"" + object + "\" is not the name of an object");
    }
  }
}
