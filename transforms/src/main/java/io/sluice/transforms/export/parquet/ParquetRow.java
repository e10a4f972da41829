package io.sluice.transforms.export.parquet;

/**
 * A row as Parquet holds it.
 *
 * @param values for each column null, or the object of its physical type; null where the row is
 *     rejected; not to be changed
 * @param rejected the row as a line of JSON with the reason; null where it is not rejected
 */
public record ParquetRow(Object[] values, byte[] rejected) {}
