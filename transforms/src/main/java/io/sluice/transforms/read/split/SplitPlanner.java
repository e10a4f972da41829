package io.sluice.transforms.read.split;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import io.sluice.transforms.read.input.ByteRanges;
import io.sluice.transforms.read.input.InputFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Divides the unread parts of files into splits of about equal work. There are few splits however
 * many files there are: the DirectRunner reads some blocks of every split before it passes on the
 * first.
 */
public final class SplitPlanner {

  /** Longer than any compressed file. */
  private static final long LENGTH_UNKNOWN = 1L << 44;

  /** The approximate compression ratio of logs. */
  private static final long EXPANSION = 6;

  private static final int MIN_BLOCKS = 4;

  /** Limits the parts of a split, because each file costs a transaction, however small it is. */
  private static final int PARTS_PER_SPLIT = 16;

  /** A transaction costs about as much as reading a quarter of a block. */
  private static final int PIECES_PER_BLOCK = 4;

  /** A range that is not divided further, with its index in reading order. */
  private record Piece(int order, InputFile file, long from, long to, long work) {}

  private static final class Load {
    private final List<Piece> pieces = new ArrayList<>();
    private final long costPerPiece;
    private long work;

    Load(long costPerPiece) {
      this.costPerPiece = costPerPiece;
    }

    long work() {
      return work;
    }

    void add(Piece piece) {
      pieces.add(piece);
      work += piece.work() + costPerPiece;
    }

    FileSplit split() {
      pieces.sort(Comparator.comparing(Piece::order));
      List<FileSplit.Part> parts = new ArrayList<>();
      long start = 0;
      for (Piece piece : pieces) {
        FileSplit.Part part = new FileSplit.Part(piece.file(), piece.from(), piece.to(), start);
        parts.add(part);
        start = part.end();
      }
      return new FileSplit(parts);
    }
  }

  private SplitPlanner() {}

  /**
   * Divides files into splits.
   *
   * @param most the maximum number of splits
   * @param blockBytes the size of a block; a plain file is never cut into ranges of less than a few
   *     blocks
   */
  public static List<FileSplit> of(List<InputFile> files, int most, int blockBytes) {
    long work = files.stream().mapToLong(SplitPlanner::work).sum();
    long each = Math.max((long) MIN_BLOCKS * blockBytes, (work + most - 1) / most);
    List<Piece> pieces = pieces(files, each);
    PriorityQueue<Load> loads = new PriorityQueue<>(Comparator.comparing(Load::work));
    long byWork = (work + each - 1) / each;
    long byCount = Math.min(most, pieces.size() / PARTS_PER_SPLIT);
    for (long i = 0; i < Math.min(pieces.size(), Math.max(byWork, byCount)); i++) {
      loads.add(new Load(blockBytes / PIECES_PER_BLOCK));
    }
    // Largest first, each to the split with the least work.
    pieces.sort(Comparator.comparing(Piece::work).reversed());
    for (Piece piece : pieces) {
      Load least = loads.remove();
      least.add(piece);
      loads.add(least);
    }
    return loads.stream().map(Load::split).toList();
  }

  /** The number of parts of each file, by file name. */
  public static Map<String, Long> ranges(List<FileSplit> splits) {
    return splits.stream()
        .flatMap(split -> split.parts().stream())
        .collect(groupingBy(part -> part.file().name(), counting()));
  }

  private static List<Piece> pieces(List<InputFile> files, long each) {
    List<Piece> pieces = new ArrayList<>();
    for (InputFile file : files) {
      if (file.isSplittable()) {
        for (ByteRanges.Range gap : file.done().gaps(file.bytes())) {
          divideAroundStarted(file, gap, each, pieces);
        }
      } else {
        long from = file.done().nextGap(0);
        pieces.add(new Piece(pieces.size(), file, from, LENGTH_UNKNOWN, work(file)));
      }
    }
    return pieces;
  }

  /** Keeps partly written ranges exactly as they were first read. */
  private static void divideAroundStarted(
      InputFile file, ByteRanges.Range gap, long each, List<Piece> pieces) {
    long from = gap.from();
    for (ByteRanges.Range started : file.started()) {
      if (started.from() >= from && started.to() <= gap.to()) {
        if (started.from() > from) {
          divide(file, new ByteRanges.Range(from, started.from()), each, pieces);
        }
        long work = started.to() - started.from();
        pieces.add(new Piece(pieces.size(), file, started.from(), started.to(), work));
        from = started.to();
      }
    }
    if (from < gap.to()) {
      divide(file, new ByteRanges.Range(from, gap.to()), each, pieces);
    }
  }

  private static void divide(InputFile file, ByteRanges.Range gap, long each, List<Piece> pieces) {
    long count = Math.max(1, Math.round((double) (gap.to() - gap.from()) / each));
    long from = gap.from();
    for (long i = 1; i <= count; i++) {
      long to = gap.from() + (long) ((double) (gap.to() - gap.from()) * i / count);
      pieces.add(new Piece(pieces.size(), file, from, to, to - from));
      from = to;
    }
  }

  private static long work(InputFile file) {
    return file.isSplittable() ? file.bytes() - file.done().bytes() : EXPANSION * file.bytes();
  }
}
