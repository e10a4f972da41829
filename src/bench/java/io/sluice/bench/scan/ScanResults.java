package io.sluice.bench.scan;

import io.sluice.bench.measure.InRound;
import io.sluice.bench.measure.Machine;
import io.sluice.bench.measure.Measured;
import io.sluice.bench.measure.Median;
import io.sluice.bench.measure.ServerSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param spec what was asked for
 * @param machine where
 * @param server how the server was set
 * @param contents what is in the table
 * @param bigHeap of a JVM that holds all rows
 * @param starts what each takes to read a table of one row
 * @param scans all that were measured
 * @param growth how long tables of several sizes take
 */
public record ScanResults(
    ScanBenchSpec spec,
    Machine machine,
    ServerSettings server,
    Found contents,
    String bigHeap,
    Map<ScanContestant, Measured> starts,
    List<ScanResult> scans,
    List<Growth> growth) {

  /** Those who took part, in the order of the table. */
  public Set<ScanContestant> contestants() {
    return scans.stream()
        .map(ScanResult::contestant)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The rounds in which a contestant read all rows. */
  public List<ScanResult> done(ScanContestant contestant) {
    return all(contestant).stream().filter(ScanResult::isDone).toList();
  }

  /** The rounds of a contestant. */
  public List<ScanResult> all(ScanContestant contestant) {
    return scans.stream().filter(scan -> scan.contestant() == contestant).toList();
  }

  /** The median of the rounds; none where there is no such scan that came to its end. */
  public OptionalDouble median(ScanContestant contestant, ToDoubleFunction<ScanResult> figure) {
    return Median.of(done(contestant).stream().mapToDouble(figure));
  }

  /** The median of how many times as long as another one of the same round a contestant took. */
  OptionalDouble ratio(ScanContestant contestant, ScanContestant other) {
    return InRound.ratio(done(contestant), done(other));
  }

  /** The same of what is left when the time for a table of one row is taken off. */
  OptionalDouble ratioWithoutStart(ScanContestant contestant, ScanContestant other) {
    return InRound.ratio(withoutStart(contestant), withoutStart(other));
  }

  /** How many times as long the largest table takes as the one of half its size, without start. */
  OptionalDouble growth(ScanContestant contestant) {
    List<Growth> sizes = growth.stream().filter(size -> size.contestant() == contestant).toList();
    if (sizes.size() < 2) {
      return OptionalDouble.empty();
    }
    double start = starts.get(contestant).seconds();
    double last = sizes.get(sizes.size() - 1).client().seconds() - start;
    double half = sizes.get(sizes.size() - 2).client().seconds() - start;
    return half > 0 ? OptionalDouble.of(last / half) : OptionalDouble.empty();
  }

  private List<InRound> withoutStart(ScanContestant contestant) {
    // Of a table that is read in no time nothing is left.
    return done(contestant).stream()
        .map(this::withoutStart)
        .filter(scanned -> scanned.client().seconds() > 0)
        .toList();
  }

  private InRound withoutStart(ScanResult scanned) {
    Measured client = scanned.client();
    double seconds = client.seconds() - starts.get(scanned.contestant()).seconds();
    return new ScanResult(
        scanned.contestant(),
        scanned.round(),
        scanned.end(),
        new Measured(seconds, client.cpuSeconds(), client.peakRssBytes()),
        scanned.serverCpuSeconds(),
        scanned.tally());
  }
}
