package io.sluice.transforms.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Describes why a file operation failed. Java's exceptions often contain only the file's name. */
public final class FileErrorMessage {

  private FileErrorMessage() {}

  /** The reason, for use after a file's name and a colon. */
  public static String reason(IOException e) {
    if (!(e instanceof FileSystemException failure)) {
      return String.valueOf(e.getMessage());
    }
    if (failure.getReason() != null) {
      return failure.getReason();
    }
    if (e instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (e instanceof NoSuchFileException) {
      return "there is no such file or directory";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "it exists";
    }
    if (e instanceof DirectoryNotEmptyException) {
      return "there is something else in it";
    }
    return e instanceof NotDirectoryException ? "it is no directory" : e.toString();
  }
}
