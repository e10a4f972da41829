package io.sluice.bench.scan;

import static io.sluice.bench.scan.ScanContestant.DJANGO_KEYSET;
import static io.sluice.bench.scan.ScanContestant.JDBC_OFFSET;
import static io.sluice.bench.scan.ScanContestant.MYSQL_QUICK;
import static io.sluice.bench.scan.ScanContestant.PYTHON_CURSOR;
import static io.sluice.bench.scan.ScanContestant.SLUICE_CURSOR;
import static io.sluice.bench.scan.ScanContestant.SLUICE_KEYSET_2;

import io.sluice.bench.measure.Target;
import java.util.ArrayList;
import java.util.List;

/** What is to be reached, for 2,000,000 rows on an idle machine with two cores. */
public final class ScanTargets {

  private ScanTargets() {}

  /** All targets. */
  public static List<Target> of(ScanResults results) {
    List<Target> targets = new ArrayList<>();
    addRatio(0.80, SLUICE_KEYSET_2, PYTHON_CURSOR, results, targets);
    addRatio(0.35, SLUICE_KEYSET_2, DJANGO_KEYSET, results, targets);
    addRatio(1.30, SLUICE_CURSOR, MYSQL_QUICK, results, targets);
    targets.add(
        Target.atMost(
            2.3,
            "time for twice the rows: " + SLUICE_KEYSET_2.label() + ", each less its start",
            results.growth(SLUICE_KEYSET_2)));
    targets.add(
        Target.atLeast(
            3,
            "time for twice the rows: " + JDBC_OFFSET.label() + ", each less its start",
            results.growth(JDBC_OFFSET)));
    return targets;
  }

  private static void addRatio(
      double limit,
      ScanContestant contestant,
      ScanContestant other,
      ScanResults results,
      List<Target> targets) {
    String what = "time: " + contestant.label() + " ÷ " + other.label();
    targets.add(Target.atMost(limit, what, results.ratio(contestant, other)));
    targets.add(
        Target.atMost(
            limit, what + ", each less its start", results.ratioWithoutStart(contestant, other)));
  }
}
