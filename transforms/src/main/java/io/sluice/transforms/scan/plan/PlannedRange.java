package io.sluice.transforms.scan.plan;

import io.sluice.transforms.scan.key.KeyRange;
import java.io.Serializable;

/**
 * One of the ranges into which a table is divided.
 *
 * @param number its index, from 0, in key order
 * @param of the number of ranges
 * @param range its keys
 * @param rows its approximate number of rows
 */
public record PlannedRange(int number, int of, KeyRange range, long rows) implements Serializable {}
