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

  /** A group is held until it is written, by each worker. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  /** What Java takes for a dictionary is a multiple of it, and each column has one. */
  private static final int DICTIONARY_BYTES = 128 << 10;

  /** After how many rows, at most, it is looked at how much is held: any of them may be long. */
  private static final int ROWS_UNWATCHED = 8;

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
            .withMaxRowCountForPageSizeCheck(ROWS_UNWATCHED)
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
