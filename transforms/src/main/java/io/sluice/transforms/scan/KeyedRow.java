package io.sluice.transforms.scan;

/**
 * A row with its key.
 *
 * @param <T> what becomes of a row
 */
record KeyedRow<T>(Key key, T row) {}
