package io.sluice.testing.memory;

import org.apache.beam.sdk.io.fs.ResolveOptions;
import org.apache.beam.sdk.io.fs.ResolveOptions.StandardResolveOptions;
import org.apache.beam.sdk.io.fs.ResourceId;

/**
 * A name in the memory of this JVM.
 *
 * @param name the full name; that of a directory ends with a slash
 */
record MemoryResourceId(String name) implements ResourceId {

  @Override
  public ResourceId resolve(String other, ResolveOptions options) {
    boolean isDirectory = options.equals(StandardResolveOptions.RESOLVE_DIRECTORY);
    return new MemoryResourceId(directory() + other + (isDirectory ? "/" : ""));
  }

  @Override
  public ResourceId getCurrentDirectory() {
    return new MemoryResourceId(directory());
  }

  private String directory() {
    return name.substring(0, name.lastIndexOf('/') + 1);
  }

  @Override
  public String getScheme() {
    return MemoryFileSystem.SCHEME;
  }

  @Override
  public String getFilename() {
    String path = isDirectory() ? name.substring(0, name.length() - 1) : name;
    return path.substring(path.lastIndexOf('/') + 1);
  }

  @Override
  public boolean isDirectory() {
    return name.endsWith("/");
  }

  @Override
  public String toString() {
    return name;
  }
}
