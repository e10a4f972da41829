package io.sluice.transforms.stats;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.transforms.metrics.LiveCounts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.apache.beam.sdk.transforms.Combine;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.values.KV;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ranges of posts are counted each by itself, and add up to the numbers of all. */
@ExtendWith(TestPipelineExtension.class)
class CountSitesTest {

  private static final LocalDate FIRST = LocalDate.of(2016, 9, 17);
  private static final int PAGE = 100;

  /** In which order posts come. */
  private enum Order {
    NONE((one, other) -> 0),
    DAYS(Comparator.comparing(post -> post.where().day())),
    /** Sites that differ in case only are between each other, as in many collations. */
    SITES_AND_DAYS(
        Comparator.<CountedMessage, String>comparing(
                post -> post.where().site(), String::compareToIgnoreCase)
            .thenComparing(post -> post.where().day()));

    private final Comparator<CountedMessage> comparator;

    Order(Comparator<CountedMessage> comparator) {
      this.comparator = comparator;
    }
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void rangesAddUpToAll(Order order, TestPipeline pipeline) {
    Random random = new Random(order.ordinal());
    List<CountedMessage> posts = new ArrayList<>(posts(random, 20_000));
    posts.sort(order.comparator);

    List<KV<SiteDay, DayPart>> parts = new ArrayList<>();
    for (int begin = 0; begin < posts.size(); ) {
      int end = Math.min(posts.size(), begin + 1 + random.nextInt(5000));
      parts.addAll(count(posts.subList(begin, end), order != Order.NONE));
      begin = end;
    }

    PAssert.that(
            pipeline
                .apply(
                    Create.of(parts)
                        .withCoder(KvCoder.of(SiteDayCoder.INSTANCE, DayPartCoder.INSTANCE)))
                .apply(Combine.perKey(new SumDayParts())))
        .containsInAnyOrder(expected(posts));
    pipeline.run();
  }

  @Test
  void inOrderOfDaysOnlyTheFirstAndTheLastDayTellTheirSenders() {
    List<CountedMessage> posts = new ArrayList<>(posts(new Random(5), 5000));
    posts.sort(Order.DAYS.comparator);

    List<KV<SiteDay, DayPart>> parts = count(posts, true);

    LocalDate first = posts.get(0).where().day();
    LocalDate last = posts.get(posts.size() - 1).where().day();
    assertThat(parts).extracting(KV::getKey).doesNotHaveDuplicates();
    for (KV<SiteDay, DayPart> part : parts) {
      boolean isAtAnEnd = part.getKey().day().equals(first) || part.getKey().day().equals(last);
      assertThat(part.getValue().senders().count() > 0).isEqualTo(isAtAnEnd);
      assertThat(part.getValue().counted() > 0).isNotEqualTo(isAtAnEnd);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void moreSendersThanAreHeldAtATime(boolean isInOrder) {
    List<CountedMessage> posts = new ArrayList<>();
    int[] counts = {10, 500_000, 10};
    for (int day = 0; day < counts.length; day++) {
      SiteDay where = new SiteDay("s", FIRST.plusDays(day));
      for (int i = 0; i < counts[day]; i++) {
        posts.add(new CountedMessage(where, "sender" + i % 450_000, true));
      }
    }
    List<KV<SiteDay, DayPart>> parts = count(posts, isInOrder);
    assertThat(parts).hasSizeGreaterThan(3);
    Map<SiteDay, DayPart> sums = new HashMap<>();
    parts.forEach(part -> sums.merge(part.getKey(), part.getValue(), DayPart::and));
    for (int day = 0; day < counts.length; day++) {
      assertThat(sums.get(new SiteDay("s", FIRST.plusDays(day))).counts())
          .isEqualTo(new DayCounts(counts[day], 0, Math.min(counts[day], 450_000)));
    }
  }

  @Test
  void aKeyIsInOrderOfDaysWhereTimesComeFirstOrBehindSites() {
    assertThat(CountSites.isInOrder(List.of("timestamp", "id"))).isTrue();
    assertThat(CountSites.isInOrder(List.of("site_id", "timestamp", "id"))).isTrue();
    assertThat(CountSites.isInOrder(List.of("id"))).isFalse();
    assertThat(CountSites.isInOrder(List.of("site_id", "id"))).isFalse();
    assertThat(CountSites.isInOrder(List.of("from", "timestamp", "id"))).isFalse();
  }

  private static List<KV<SiteDay, DayPart>> count(List<CountedMessage> posts, boolean isInOrder) {
    List<KV<SiteDay, DayPart>> parts = new ArrayList<>();
    CountRange range = new CountRange(isInOrder, LiveCounts.of("none"), parts::add);
    for (int i = 0; i < posts.size(); i += PAGE) {
      range.take(posts.subList(i, Math.min(posts.size(), i + PAGE)));
    }
    range.end();
    return parts;
  }

  private static List<CountedMessage> posts(Random random, int count) {
    String[] sites = {"help", "Help", "HELP", "off", "\ud83d\ude00"};
    List<CountedMessage> posts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Some days have most of the posts.
      LocalDate day = FIRST.plusDays(random.nextInt(1 + random.nextInt(9)));
      posts.add(
          new CountedMessage(
              new SiteDay(sites[random.nextInt(sites.length)], day),
              "sender" + random.nextInt(300),
              random.nextInt(10) > 0));
    }
    return posts;
  }

  private static List<KV<SiteDay, DayCounts>> expected(List<CountedMessage> posts) {
    Map<SiteDay, long[]> counts = new HashMap<>();
    Map<SiteDay, Set<String>> senders = new HashMap<>();
    for (CountedMessage post : posts) {
      counts.computeIfAbsent(post.where(), day -> new long[2])[post.isMessage() ? 0 : 1]++;
      senders.computeIfAbsent(post.where(), day -> new HashSet<>()).add(post.sender());
    }
    return counts.entrySet().stream()
        .map(
            day ->
                KV.of(
                    day.getKey(),
                    new DayCounts(
                        day.getValue()[0], day.getValue()[1], senders.get(day.getKey()).size())))
        .toList();
  }
}
