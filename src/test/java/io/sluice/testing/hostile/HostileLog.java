package io.sluice.testing.hostile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A hostile log in several files, and what must become of its lines. It is the same each time.
 *
 * @param rows the rows of the good lines, by id
 * @param bad the bad lines, by their place
 * @param blank how many lines are blank
 */
public record HostileLog(Map<String, List<String>> rows, Map<Place, BadLine> bad, long blank) {

  /** The greatest length of a line; some lines are just so long, others longer by a byte. */
  public static final int MAX_LINE_BYTES = 200_000;

  private static final int FILES = 3;
  private static final int SEED = 20160917;
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** Where a line begins. */
  public record Place(Path file, long offset) {}

  /** Writes one, with so many good lines, into the files {@code hostile*.ndjson} of a directory. */
  public static HostileLog write(Path directory, int goodLines) throws IOException {
    List<HostileLine> lines = new ArrayList<>(GoodLines.all(goodLines, MAX_LINE_BYTES));
    lines.addAll(BadLines.all(MAX_LINE_BYTES));
    lines.addAll(BlankLine.all());
    Collections.shuffle(lines, new Random(SEED));
    Map<Place, BadLine> bad = new HashMap<>();
    for (int i = 0; i < FILES; i++) {
      int from = lines.size() * i / FILES;
      int to = lines.size() * (i + 1) / FILES;
      bad.putAll(write(directory.resolve("hostile " + i + ".ndjson"), lines.subList(from, to)));
    }
    return new HostileLog(rows(lines), bad, BlankLine.all().size());
  }

  /** The summary's line, up to the time. */
  public String summary() {
    return "sluice load: read=%d loaded=%d duplicate=0 conflict=0 filtered=0 rejected=%d blank=%d"
        .formatted(rows.size() + bad.size() + blank, rows.size(), bad.size(), blank);
  }

  private static Map<String, List<String>> rows(List<HostileLine> lines) {
    Map<String, List<String>> rows = new HashMap<>();
    for (HostileLine line : lines) {
      if (line instanceof GoodLine good) {
        rows.put(good.row().get(0), good.row());
      }
    }
    return rows;
  }

  /** Writes a file, whose last line has no line feed; returns its bad lines. */
  private static Map<Place, BadLine> write(Path file, List<HostileLine> lines) throws IOException {
    Map<Place, BadLine> places = new HashMap<>();
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write(BYTE_ORDER_MARK);
      long offset = BYTE_ORDER_MARK.length;
      for (int i = 0; i < lines.size(); i++) {
        byte[] bytes = lines.get(i).bytes();
        if (lines.get(i) instanceof BadLine bad) {
          places.put(new Place(file, offset), bad);
        }
        out.write(bytes);
        if (i < lines.size() - 1) {
          out.write('\n');
        }
        offset += bytes.length + 1;
      }
    }
    return places;
  }
}
