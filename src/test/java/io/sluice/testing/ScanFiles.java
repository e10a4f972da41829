package io.sluice.testing;

import io.sluice.testing.network.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scan has written, of which nothing but that is in a directory.
 *
 * @param directory the directory
 */
public record ScanFiles(Path directory) {

  /** The option that has a scan write there. */
  public String option() {
    return "--out=" + directory.resolve("out");
  }

  /** The names of all that is there. */
  public List<String> names() throws IOException {
    try (Stream<Path> paths = Files.list(directory)) {
      return paths.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /** The files with rows that are whole. */
  public List<Path> files() throws IOException {
    return names().stream()
        .filter(name -> name.startsWith("out-") && !name.startsWith("out-rejected-"))
        .map(directory::resolve)
        .toList();
  }

  /** The lines of all of them. */
  public List<String> lines() throws IOException {
    List<String> lines = new ArrayList<>();
    for (Path file : files()) {
      lines.addAll(Files.readAllLines(file));
    }
    return lines;
  }

  /** The rows of all of them, which are of Parquet. */
  public List<List<String>> rows() throws IOException {
    List<List<String>> rows = new ArrayList<>();
    for (Path file : files()) {
      rows.addAll(ParquetFile.read(file).rows());
    }
    return rows;
  }

  /** The lines of the file with rejected rows, where there is one range. */
  public List<String> rejected() throws IOException {
    return Files.readAllLines(directory.resolve("out-rejected-00000-of-00001.ndjson"));
  }

  /** Has a scan lose its database when a file is whole. */
  public void cutAfterFirst(TcpProxy proxy) {
    try {
      while (files().isEmpty()) {
        Thread.sleep(10);
      }
      proxy.refuseFor(Duration.ofMinutes(1));
      proxy.resetAll();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
