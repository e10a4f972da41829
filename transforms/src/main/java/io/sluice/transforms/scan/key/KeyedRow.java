package io.sluice.transforms.scan.key;

/**
 * A row with its key.
 *
 * @param <T> the type of a mapped row
 */
public record KeyedRow<T>(Key key, T row) {}
