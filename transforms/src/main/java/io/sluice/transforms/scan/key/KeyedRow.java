package io.sluice.transforms.scan.key;

/**
 * A row with its key.
 *
 * @param <T> what becomes of a row
 */
public record KeyedRow<T>(Key key, T row) {}
