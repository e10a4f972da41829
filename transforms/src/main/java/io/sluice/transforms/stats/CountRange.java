package io.sluice.transforms.stats;

import io.sluice.transforms.metrics.LiveCounts;
import io.sluice.transforms.scan.RangeProcessor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.values.KV;

/**
 * Counts the rows of one range.
 *
 * <p>If rows come in the order of days, or of sites and then days, all rows of a site's day lie
 * between two changes of the day, and its senders need only be counted. At the beginning and the
 * end of a range another range may have the rest. There, and in any other order, the senders
 * themselves are emitted, so that those in several ranges count once.
 */
final class CountRange implements RangeProcessor.PageSink<CountedMessage> {

  /** A site and day without senders weighs about as much as this many senders. */
  private static final int WEIGHT_OF_DAY = 20;

  /** The tallies in memory weigh at most as much as this many senders, about 10 MB. */
  private static final int MAX_WEIGHT = 400_000;

  private final boolean isInOrder;
  private final LiveCounts live;
  private final Consumer<KV<SiteDay, DayPart>> out;
  private final Counter read = Metrics.counter(CountSites.NAMESPACE, CountSites.READ);
  private final Counter other = Metrics.counter(CountSites.NAMESPACE, CountSites.OTHER);
  private final SenderDigest digest = new SenderDigest();
  private final Map<SiteDay, Tally> tallies = new HashMap<>();
  private int weight;
  private LocalDate day;
  private boolean isComplete;

  private static final class Tally {
    private long messages;
    private long statuses;
    private final SenderSet senders = new SenderSet();
  }

  CountRange(boolean isInOrder, LiveCounts live, Consumer<KV<SiteDay, DayPart>> out) {
    this.isInOrder = isInOrder;
    this.live = live;
    this.out = out;
  }

  @Override
  public void take(List<CountedMessage> rows) {
    for (CountedMessage row : rows) {
      if (row.where() == null) {
        other.inc();
      } else {
        count(row);
      }
    }
    read.inc(rows.size());
    live.lines(rows.size());
  }

  private void count(CountedMessage row) {
    if (isInOrder && !row.where().day().equals(day)) {
      // Emits nothing at first. The first day may have begun in another range.
      emit(isComplete);
      isComplete = day != null;
      day = row.where().day();
    }
    Tally tally = tallies.get(row.where());
    if (tally == null) {
      tally = new Tally();
      tallies.put(row.where(), tally);
      weight += WEIGHT_OF_DAY;
    }
    if (row.isMessage()) {
      tally.messages++;
    } else {
      tally.statuses++;
    }
    if (digest.add(row.sender(), tally.senders)) {
      weight++;
    }
    if (weight >= MAX_WEIGHT) {
      emit(false);
      isComplete = false;
    }
  }

  private void emit(boolean complete) {
    tallies.forEach((where, tally) -> out.accept(KV.of(where, part(tally, complete))));
    tallies.clear();
    weight = 0;
  }

  private static DayPart part(Tally tally, boolean complete) {
    return complete
        ? new DayPart(tally.messages, tally.statuses, tally.senders.size(), Senders.NONE)
        : new DayPart(tally.messages, tally.statuses, 0, tally.senders.senders());
  }

  @Override
  public void end() {
    emit(false);
  }

  @Override
  public void close() {}
}
