package io.sluice.bench.load;

import io.sluice.bench.measure.InRound;
import io.sluice.bench.measure.Measured;

/**
 * One load.
 *
 * @param table into what table
 * @param contestant who
 * @param round in which round
 * @param client what its process took
 * @param serverCpuSeconds how long the server kept cores busy meanwhile
 */
record Run(
    TableState table, Contestant contestant, int round, Measured client, double serverCpuSeconds)
    implements InRound {}
