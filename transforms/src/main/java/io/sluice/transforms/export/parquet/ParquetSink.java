package io.sluice.transforms.export.parquet;

import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;

/** Writes rows to a Parquet file. */
final class ParquetSink implements FileIO.Sink<ParquetRow> {

  private static final long serialVersionUID = 1L;

  /** Each worker holds a row group in memory until it is written. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  /** Each column has a dictionary, which takes a multiple of this in Java's memory. */
  private static final int DICTIONARY_BYTES = 128 << 10;

  /** The maximum rows between two checks of the bytes held: any row can be long. */
  private static final int MAX_ROWS_BETWEEN_CHECKS = 8;

  private final List<ScanColumn> columns;
  private final Compression compression;
  private transient ParquetWriter<ParquetRow> writer;

  ParquetSink(List<ScanColumn> columns, Compression compression) {
    this.columns = columns;
    this.compression = compression;
  }

  @Override
  public void open(WritableByteChannel channel) throws IOException {
    writer =
        new ParquetRowWriter.Builder(new ChannelFile(channel), ParquetColumn.of(columns))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new PageCodecs())
            .withCompressionCodec(PageCodecs.name(compression))
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withDictionaryPageSize(DICTIONARY_BYTES)
            .withMinRowCountForPageSizeCheck(1)
            .withMaxRowCountForPageSizeCheck(MAX_ROWS_BETWEEN_CHECKS)
            .build();
  }

  @Override
  public void write(ParquetRow row) throws IOException {
    writer.write(row);
  }

  @Override
  public void flush() throws IOException {
    writer.close();
  }
}
