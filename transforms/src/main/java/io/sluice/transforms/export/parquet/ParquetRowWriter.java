package io.sluice.transforms.export.parquet;

import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Passes rows to Parquet, value by value. The methods with Hadoop's configuration are needed to
 * compile, and are never called.
 */
final class ParquetRowWriter extends WriteSupport<ParquetRow> {

  private final MessageType schema;
  private final PrimitiveType[] types;
  private RecordConsumer to;

  private ParquetRowWriter(List<ParquetColumn> columns) {
    this.types = columns.stream().map(ParquetColumn::type).toArray(PrimitiveType[]::new);
    this.schema = new MessageType("row", types);
  }

  @Override
  @SuppressWarnings("deprecation")
  public WriteContext init(Configuration configuration) {
    throw new UnsupportedOperationException("without Hadoop");
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return new WriteContext(schema, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    this.to = consumer;
  }

  @Override
  public void write(ParquetRow row) {
    to.startMessage();
    for (int i = 0; i < types.length; i++) {
      Object value = row.values()[i];
      if (value != null) {
        to.startField(types[i].getName(), i);
        ParquetColumn.write(types[i].getPrimitiveTypeName(), value, to);
        to.endField(types[i].getName(), i);
      }
    }
    to.endMessage();
  }

  /** Builds writers of rows. */
  static final class Builder extends ParquetWriter.Builder<ParquetRow, Builder> {

    private final List<ParquetColumn> columns;

    Builder(OutputFile file, List<ParquetColumn> columns) {
      super(file);
      this.columns = columns;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<ParquetRow> getWriteSupport(Configuration configuration) {
      throw new UnsupportedOperationException("without Hadoop");
    }

    @Override
    protected WriteSupport<ParquetRow> getWriteSupport(ParquetConfiguration configuration) {
      return new ParquetRowWriter(columns);
    }
  }
}
