package io.sluice.transforms.jdbc;

import io.sluice.transforms.text.Printable;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a password is found. It is read where and when a connection is opened, so that it is never
 * part of a command line, an option, a serialized pipeline or a runner's web page; each worker must
 * find it at the same place.
 */
public sealed interface Password extends Serializable {

  /** The password; null for none. */
  String read();

  /** There is none. */
  record None() implements Password {
    @Override
    public String read() {
      return null;
    }
  }

  /**
   * In a variable of the environment.
   *
   * @param variable its name
   */
  record FromEnvironment(String variable) implements Password {
    @Override
    public String read() {
      String value = System.getenv(variable);
      if (value == null) {
        throw new DatabaseException("The password is to be in " + variable + ", which is not set.");
      }
      return value;
    }
  }

  /**
   * In a file, of which one line feed at its end is not part of the password.
   *
   * @param path the file's path
   */
  record FromFile(String path) implements Password {
    @Override
    public String read() {
      try {
        return Files.readString(Path.of(path)).replaceFirst("\\R\\z", "");
      } catch (IOException e) {
        throw new DatabaseException(
            Printable.of("The password file " + path + " cannot be read."), e);
      }
    }
  }
}
