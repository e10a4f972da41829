package io.sluice.bench.pairs;

import io.sluice.bench.measure.Measured;
import java.util.OptionalLong;

/**
 * What one run of a build took.
 *
 * @param client what its process took
 * @param serverCpuSeconds how long the server kept cores busy meanwhile
 * @param tableBytes the size of the table's file afterwards; empty where none is written
 */
public record Sample(Measured client, double serverCpuSeconds, OptionalLong tableBytes) {}
