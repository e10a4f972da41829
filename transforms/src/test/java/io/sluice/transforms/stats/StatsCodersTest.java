package io.sluice.transforms.stats;

import java.time.LocalDate;
import java.util.List;
import org.apache.beam.sdk.testing.CoderProperties;
import org.junit.jupiter.api.Test;

class StatsCodersTest {

  private static final List<SiteDay> DAYS =
      List.of(
          new SiteDay("help", LocalDate.of(2016, 9, 17)),
          new SiteDay("", LocalDate.EPOCH),
          new SiteDay("\ud83d\ude00", LocalDate.of(1, 1, 1)));

  private static final List<DayPart> PARTS =
      List.of(
          DayPart.NONE,
          new DayPart(1, 2, 3, new Senders(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE)),
          new DayPart(Long.MAX_VALUE, 0, 0, new Senders(new long[2000])));

  @Test
  void whatGoesInComesOut() throws Exception {
    for (SiteDay day : DAYS) {
      CoderProperties.coderDecodeEncodeEqual(SiteDayCoder.INSTANCE, day);
    }
    for (DayPart part : PARTS) {
      CoderProperties.coderDecodeEncodeEqual(DayPartCoder.INSTANCE, part);
    }
    CoderProperties.coderDecodeEncodeEqual(
        DayCountsCoder.INSTANCE, new DayCounts(1, Long.MAX_VALUE, 0));
  }

  @Test
  void equalIsWhatHasEqualBytes() throws Exception {
    for (SiteDay day : DAYS) {
      CoderProperties.coderConsistentWithEquals(SiteDayCoder.INSTANCE, DAYS.get(0), day);
      CoderProperties.coderDeterministic(
          SiteDayCoder.INSTANCE, day, new SiteDay(day.site(), day.day()));
    }
    for (DayPart part : PARTS) {
      CoderProperties.coderConsistentWithEquals(DayPartCoder.INSTANCE, PARTS.get(1), part);
    }
  }

  @Test
  void theyTravel() {
    CoderProperties.coderSerializable(SiteDayCoder.INSTANCE);
    CoderProperties.coderSerializable(DayPartCoder.INSTANCE);
    CoderProperties.coderSerializable(DayCountsCoder.INSTANCE);
  }
}
