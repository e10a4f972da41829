package io.sluice.generate;

import static io.sluice.generate.LineBuffer.utf8;

import io.sluice.transforms.reject.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A synthetic chat log. Equal values yield the same log; it is written in constant memory.
 *
 * @param rows the number of lines
 * @param bad the fraction of bad lines: in turn one for each {@link Reason} that has an example,
 *     and a blank one
 * @param duplicates the fraction of lines that repeat an earlier good line
 * @param seed the seed; other seeds yield other logs
 * @param ids the order of the records' ids
 */
public record ChatLog(long rows, double bad, double duplicates, long seed, IdOrder ids) {

  /**
   * The counts that a load of the log into an empty table with the default limits must report.
   *
   * @param read all lines
   * @param loaded good lines
   * @param duplicate repeated lines
   * @param rejected bad lines that are not blank
   * @param blank blank lines
   */
  public record Expected(long read, long loaded, long duplicate, long rejected, long blank) {}

  private static final byte NOT_UTF8 = (byte) 0xff;
  private static final List<byte[]> BAD_LINES =
      Arrays.stream(Reason.values())
          .flatMap(reason -> reason.example().map(example -> badLine(reason, example)).stream())
          .toList();

  // Random positions from here on decide the roles of lines; those below decide their contents.
  private static final long ROLES = 1L << 62;

  /** The number of positions searched for a good line before falling back to the first line. */
  private static final int MAX_STEPS = 64;

  private enum Role {
    GOOD,
    BAD,
    REPEATED
  }

  /** Writes the log. */
  public Expected writeTo(OutputStream out) throws IOException {
    return writeTo(out, new LongAdder());
  }

  /**
   * Writes the log.
   *
   * @param written counts the lines while they are written, for a progress display
   */
  public Expected writeTo(OutputStream out, LongAdder written) throws IOException {
    ChatRecords records = new ChatRecords(seed, ids);
    LineBuffer line = new LineBuffer();
    long loaded = 0;
    long duplicate = 0;
    long rejected = 0;
    long blank = 0;
    for (long i = 0; i < rows; i++) {
      Role role = roleOf(i);
      if (role == Role.BAD) {
        int kind = (int) ((rejected + blank) % (BAD_LINES.size() + 1));
        if (kind < BAD_LINES.size()) {
          line.append(BAD_LINES.get(kind));
          rejected++;
        } else {
          blank++;
        }
      } else {
        records.append(role == Role.GOOD ? i : earlierGood(i), line);
        if (role == Role.GOOD) {
          loaded++;
        } else {
          duplicate++;
        }
      }
      line.append('\n').writeTo(out);
      written.increment();
    }
    return new Expected(rows, loaded, duplicate, rejected, blank);
  }

  private Role roleOf(long position) {
    if (position == 0 && duplicates > 0) {
      // There must be a line to repeat.
      return Role.GOOD;
    }
    double random = Randomness.at(seed, ROLES + position).nextDouble();
    if (random < bad) {
      return Role.BAD;
    }
    return random < bad + duplicates ? Role.REPEATED : Role.GOOD;
  }

  /** A good line before a position. */
  private long earlierGood(long position) {
    Randomness random = Randomness.at(seed, ROLES - 1 - position);
    long number = random.nextLong(position);
    for (int i = 0; i < MAX_STEPS && number + i < position; i++) {
      if (roleOf(number + i) == Role.GOOD) {
        return number + i;
      }
    }
    return 0;
  }

  private static byte[] badLine(Reason reason, String example) {
    if (reason != Reason.ENCODING) {
      return utf8(example);
    }
    String[] parts = example.split("\uFFFD");
    LineBuffer line = new LineBuffer();
    line.append(utf8(parts[0])).append(new byte[] {NOT_UTF8}).append(utf8(parts[1]));
    return line.toBytes();
  }
}
