package io.sluice.transforms.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderSetTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 10, 1000, 50_000})
  void holdsEachDigestOnceAndInOrder(int count) {
    Random random = new Random(count);
    checkAgainstTree(count, random::nextLong);
  }

  @Test
  void holdsDigestsThatAreCrowdedAtBothEnds() {
    Random random = new Random(1);
    checkAgainstTree(3000, () -> -1L - random.nextInt(20));
    checkAgainstTree(3000, () -> random.nextInt(20));
    checkAgainstTree(3000, () -> random.nextInt(3) - 1L);
  }

  private static void checkAgainstTree(int count, LongSupplier numbers) {
    SenderSet set = new SenderSet();
    TreeSet<BigInteger> expected = new TreeSet<>();
    for (int i = 0; i < count; i++) {
      long first = numbers.getAsLong();
      long second = numbers.getAsLong();
      if (first != 0 || second != 0) {
        assertThat(set.add(first, second)).isEqualTo(expected.add(number(first, second)));
        assertThat(set.add(first, second)).isFalse();
      }
    }
    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(numbers(set.senders())).containsExactlyElementsOf(expected);
  }

  @Test
  void takesTheDigestThatMarksAFreePlace() {
    SenderSet set = new SenderSet();
    assertThat(set.add(0, 0)).isTrue();
    assertThat(set.add(0, 0)).isFalse();
    assertThat(set.senders().count()).isEqualTo(1);
  }

  @Test
  void unitesSetsThatOverlap() {
    Random random = new Random(7);
    for (int round = 0; round < 200; round++) {
      SenderSet one = new SenderSet();
      SenderSet other = new SenderSet();
      SenderSet both = new SenderSet();
      for (int i = 0; i < random.nextInt(50); i++) {
        long digest = random.nextInt(40) * 0x0601_0000_0000_0001L;
        (random.nextBoolean() ? one : other).add(digest, 1);
        both.add(digest, 1);
      }
      assertThat(one.senders().and(other.senders())).isEqualTo(both.senders());
    }
  }

  @Test
  void namesThatLookAlikeAreOthers() {
    SenderDigest digest = new SenderDigest();
    SenderSet set = new SenderSet();
    for (String name :
        new String[] {"ann", "Ann", "a\u0301nn", "\u00e1nn", "ann ", "", " ", "😀"}) {
      assertThat(digest.add(name, set)).as(name).isTrue();
      assertThat(digest.add(name, set)).as(name).isFalse();
    }
  }

  private static Iterable<BigInteger> numbers(Senders senders) {
    return IntStream.range(0, senders.count())
        .mapToObj(i -> number(senders.digests()[2 * i], senders.digests()[2 * i + 1]))
        .toList();
  }

  private static BigInteger number(long first, long second) {
    return new BigInteger(1, ByteBuffer.allocate(16).putLong(first).putLong(second).array());
  }
}
