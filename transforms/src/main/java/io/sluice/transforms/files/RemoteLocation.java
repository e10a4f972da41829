package io.sluice.transforms.files;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.fs.EmptyMatchTreatment;
import org.apache.beam.sdk.io.fs.MatchResult;
import org.apache.beam.sdk.io.fs.MoveOptions.StandardMoveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * The objects directly below a URL of Beam's file systems, which must have been set up, as {@code
 * Pipeline.create} does.
 */
final class RemoteLocation extends FileLocation {

  private static final long serialVersionUID = 1L;

  private static final String TYPE = "application/x-ndjson";

  private final String url;

  RemoteLocation(String name) {
    if (FileStorage.hasSpecialCharacters(name)) {
      throw new IllegalArgumentException("A URL must not contain any of * ? [ ] { } \\ and comma.");
    }
    this.url = name.replaceFirst("(?<=[^/:])/+$", "");
  }

  @Override
  public String identity() {
    return url;
  }

  @Override
  public boolean exists() {
    return true;
  }

  @Override
  public boolean isWritable() {
    return true;
  }

  @Override
  public boolean isSame(FileLocation other) {
    return other instanceof RemoteLocation that && url.equals(that.url);
  }

  @Override
  public FileLocation child(String name) {
    return new RemoteLocation(nameOf(name));
  }

  @Override
  public String nameOf(String object) {
    return (url.endsWith("/") ? url : url + "/") + object;
  }

  /**
   * Writes nothing if the object is there already: a file system may empty it first, and a batch
   * whose COMMIT has no reply may need it.
   */
  @Override
  public void put(String object, Contents contents) throws IOException {
    checkObject(object);
    try {
      ResourceId resource = resource(object);
      if (size(object).equals(OptionalLong.of(contents.size()))) {
        return;
      }
      try (OutputStream out = Channels.newOutputStream(FileSystems.create(resource, TYPE))) {
        contents.writeTo(out);
      } catch (IOException | RuntimeException e) {
        deleteAfter(object, e);
        throw e;
      }
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /** A file system may complete or keep what a failed writer has written. */
  private void deleteAfter(String object, Exception failure) {
    try {
      delete(object);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private OptionalLong size(String object) throws IOException {
    return FileSystems.match(nameOf(object), EmptyMatchTreatment.ALLOW).metadata().stream()
        .mapToLong(MatchResult.Metadata::sizeBytes)
        .findFirst();
  }

  @Override
  public List<String> list(Collection<String> prefixes) throws IOException {
    List<String> patterns =
        prefixes.stream()
            .map(prefix -> nameOf(FileStorage.hasSpecialCharacters(prefix) ? "*" : prefix + "*"))
            .distinct()
            .toList();
    try {
      return FileSystems.match(patterns, EmptyMatchTreatment.ALLOW).stream()
          .flatMap(match -> metadata(match).stream())
          .map(MatchResult.Metadata::resourceId)
          .filter(resource -> !resource.isDirectory())
          .map(ResourceId::getFilename)
          .filter(name -> prefixes.stream().anyMatch(name::startsWith))
          .distinct()
          .sorted()
          .toList();
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  private static List<MatchResult.Metadata> metadata(MatchResult match) {
    try {
      return match.metadata();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  @Override
  public void delete(String object) throws IOException {
    checkObject(object);
    try {
      FileSystems.delete(List.of(resource(object)), StandardMoveOptions.IGNORE_MISSING_FILES);
    } catch (RuntimeException e) {
      throw failed(e);
    }
  }

  /** File systems report failures of their services as exceptions of any type. */
  private static IOException failed(RuntimeException e) {
    return new IOException(e.getMessage(), e);
  }

  private ResourceId resource(String object) {
    return FileSystems.matchNewResource(nameOf(object), false);
  }

  @Override
  public String toString() {
    return url;
  }
}
