package io.sluice.transforms.export.parquet;

/**
 * A row in the form of Parquet.
 *
 * @param values for each column an object of its physical type, or null for NULL; null if the row
 *     is rejected; must not be modified
 * @param rejected the row as a line of JSON with the reason; null if it is not rejected
 */
public record ParquetRow(Object[] values, byte[] rejected) {}
