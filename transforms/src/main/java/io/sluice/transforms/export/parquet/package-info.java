/**
 * Apache Parquet as an export format, without Hadoop at run time. Only {@link
 * io.sluice.transforms.export.parquet.ParquetRows} is for users of the library.
 */
package io.sluice.transforms.export.parquet;
