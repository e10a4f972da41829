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
 * <p>Where they come in the order of their days, or of sites and then of days, all of a day of a
 * site is between two changes of the day, and needs only to be counted; except at the beginning and
 * the end of the range, where another range may have the rest. In any other order its senders have
 * to be told, so that those whom other ranges have, too, count once.
 */
final class CountRange implements RangeProcessor.PageSink<CountedMessage> {

  /** A site and day without senders weighs about as much as so many senders. */
  private static final int WEIGHT_OF_DAY = 20;

  /** What is held at a time weighs at most as so many senders, some ten megabytes. */
  private static final int MOST_WEIGHT = 400_000;

  private final boolean isInOrder;
  private final LiveCounts live;
  private final Consumer<KV<SiteDay, DayPart>> out;
  private final Counter read = Metrics.counter(CountSites.NAMESPACE, CountSites.READ);
  private final Counter other = Metrics.counter(CountSites.NAMESPACE, CountSites.OTHER);
  private final SenderDigest digest = new SenderDigest();
  private final Map<SiteDay, Tally> tallies = new HashMap<>();
  private int weight;
  private LocalDate day;
  private boolean isWhole;

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
  public void take(List<CountedMessage> posts) {
    for (CountedMessage post : posts) {
      if (post.where() == null) {
        other.inc();
      } else {
        count(post);
      }
    }
    read.inc(posts.size());
    live.lines(posts.size());
  }

  private void count(CountedMessage post) {
    if (isInOrder && !post.where().day().equals(day)) {
      // There is none before the first.
      putOut(isWhole);
      isWhole = day != null;
      day = post.where().day();
    }
    Tally tally = tallies.get(post.where());
    if (tally == null) {
      tally = new Tally();
      tallies.put(post.where(), tally);
      weight += WEIGHT_OF_DAY;
    }
    if (post.isMessage()) {
      tally.messages++;
    } else {
      tally.statuses++;
    }
    if (digest.add(post.sender(), tally.senders)) {
      weight++;
    }
    if (weight >= MOST_WEIGHT) {
      putOut(false);
      isWhole = false;
    }
  }

  private void putOut(boolean whole) {
    tallies.forEach((where, tally) -> out.accept(KV.of(where, part(tally, whole))));
    tallies.clear();
    weight = 0;
  }

  private static DayPart part(Tally tally, boolean whole) {
    return whole
        ? new DayPart(tally.messages, tally.statuses, tally.senders.size(), Senders.NONE)
        : new DayPart(tally.messages, tally.statuses, 0, tally.senders.senders());
  }

  @Override
  public void end() {
    putOut(false);
  }

  @Override
  public void close() {}
}
