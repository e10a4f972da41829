package io.sluice.bench.load;

import io.sluice.bench.measure.Choice;
import io.sluice.bench.measure.Jvm;
import io.sluice.bench.measure.Measured;
import io.sluice.generate.IdOrder;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The lines that there are to load. Those of the contestants have other ids than the base, and
 * where ids follow the time, later ones.
 *
 * @param base those that are in the filled table before
 * @param intoEmpty those that the contestants load into the empty table
 * @param intoFilled those that the contestants load into the filled table
 */
public record Inputs(Input base, Input intoEmpty, Input intoFilled) {

  /** A character for each byte, whatever the bytes mean. */
  private static final Charset BYTES = StandardCharsets.ISO_8859_1;

  /** Makes them in a directory. */
  public static Inputs generate(LoadSizes sizes, Path directory)
      throws IOException, InterruptedException {
    long base = sizes.baseRows();
    Path all = directory.resolve("all.ndjson");
    generate(base + Math.max(sizes.rows(), sizes.filledRows()), sizes.ids(), all);
    try {
      return new Inputs(
          cut(all, 0, base, directory.resolve("base")),
          cut(all, base, sizes.rows(), directory.resolve("into-empty")),
          cut(all, base, sizes.filledRows(), directory.resolve("into-filled")));
    } finally {
      Files.delete(all);
    }
  }

  /** Makes lines in one file. */
  static Input generateOne(long rows, IdOrder ids, Path directory)
      throws IOException, InterruptedException {
    Path file = directory.resolve("one.ndjson");
    generate(rows, ids, file);
    return new Input(rows, file, List.of());
  }

  /** What the contestants load into a table. */
  public Input into(TableState table) {
    return table == TableState.EMPTY ? intoEmpty : intoFilled;
  }

  private static void generate(long rows, IdOrder ids, Path file)
      throws IOException, InterruptedException {
    Measured.run(
        Jvm.sluice(
            Jvm.HEAP,
            List.of(
                "generate",
                "--quiet",
                "--rows=" + rows,
                "--ids=" + Choice.nameOf(ids),
                "--out=" + file)),
        file.resolveSibling("generate.log"));
  }

  private static Input cut(Path all, long skipped, long rows, Path directory) throws IOException {
    Files.createDirectories(directory);
    List<Path> halves =
        List.of(directory.resolve("first.ndjson"), directory.resolve("second.ndjson"));
    try (BufferedReader in = Files.newBufferedReader(all, BYTES)) {
      for (long i = 0; i < skipped; i++) {
        in.readLine();
      }
      copyLines(in, rows / 2, halves.get(0));
      copyLines(in, rows - rows / 2, halves.get(1));
    }
    Path both = directory.resolve("both.ndjson");
    try (OutputStream out = Files.newOutputStream(both)) {
      for (Path half : halves) {
        Files.copy(half, out);
      }
    }
    return new Input(rows, both, halves);
  }

  private static void copyLines(BufferedReader in, long lines, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, BYTES)) {
      for (long i = 0; i < lines; i++) {
        out.append(in.readLine()).append('\n');
      }
    }
  }
}
