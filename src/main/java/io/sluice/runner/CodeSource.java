package io.sluice.runner;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** Locates the code of classes. */
final class CodeSource {

  private CodeSource() {}

  /** The jar, or the directory, that a class was loaded from. */
  static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
