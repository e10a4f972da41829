package io.sluice.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/**
 * The credentials of the embedded database's user: one file with the password, and one with the
 * statements that create the user, which the server runs when it starts.
 *
 * @param passwordFile the file with the password
 * @param statementsFile the file with the statements
 */
record Secret(Path passwordFile, Path statementsFile) {

  private static final int BYTES = 24;

  /** Creates a new password, which replaces any earlier one. */
  static Secret create(Path directory, String user) throws IOException {
    byte[] random = new byte[BYTES];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    Secret secret = new Secret(passwordFile(directory), directory.resolve("start.sql"));
    write(secret.passwordFile, password + "\n");
    write(secret.statementsFile, statements(user, password));
    return secret;
  }

  /** The file with the password of a database in this directory. */
  static Path passwordFile(Path directory) {
    return directory.resolve("password");
  }

  private static String statements(String user, String password) {
    String account = "'" + user + "'@'localhost'";
    // An init file has one statement per line.
    return """
    DROP USER IF EXISTS ''@'localhost';
    CREATE USER IF NOT EXISTS %1$s;
    ALTER USER %1$s IDENTIFIED BY '%2$s';
    GRANT ALL ON *.* TO %1$s WITH GRANT OPTION;
    """
        .formatted(account, password);
  }

  private static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    FileAttribute<?>[] ownerOnly =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)
        .close();
    Files.writeString(file, text);
  }
}
