package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.key.KeyRange;
import java.io.Serializable;

/**
 * One of the ranges into which a table was divided.
 *
 * @param number its number, from 0 on, in the order of the keys
 * @param of how many there are
 * @param range its keys
 * @param rows about how many rows it has
 */
public record PlannedRange(int number, int of, KeyRange range, long rows) implements Serializable {}
