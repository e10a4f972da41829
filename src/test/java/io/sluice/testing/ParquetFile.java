package io.sluice.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveStringifier;
import org.apache.parquet.schema.PrimitiveType;

/**
 * A Parquet file as Parquet's own reader reads it.
 *
 * @param footer what it says of itself
 * @param rows its rows, each as its values in text, as Parquet prints them
 */
public record ParquetFile(ParquetMetadata footer, List<List<String>> rows) {

  /** Reads a file to its end. */
  public static ParquetFile read(Path path) throws IOException {
    ParquetReadOptions options =
        ParquetReadOptions.builder(new PlainParquetConfiguration())
            .withCodecFactory(new PageDecompressors())
            .build();
    try (ParquetFileReader reader = new ParquetFileReader(new LocalInputFile(path), options)) {
      return new ParquetFile(reader.getFooter(), rows(reader));
    }
  }

  /** The names and types of its columns, as Parquet writes schemas, without what is around. */
  public List<String> columns() {
    return schema().getFields().stream().map(Object::toString).toList();
  }

  private MessageType schema() {
    return footer.getFileMetaData().getSchema();
  }

  private static List<List<String>> rows(ParquetFileReader reader) throws IOException {
    MessageType schema = reader.getFooter().getFileMetaData().getSchema();
    List<List<String>> rows = new ArrayList<>();
    for (PageReadStore pages = reader.readNextRowGroup();
        pages != null;
        pages = reader.readNextRowGroup()) {
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(pages, new GroupRecordConverter(schema));
      for (long i = 0; i < pages.getRowCount(); i++) {
        rows.add(values(records.read()));
      }
    }
    return rows;
  }

  private static List<String> values(Group row) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < row.getType().getFieldCount(); i++) {
      values.add(row.getFieldRepetitionCount(i) == 0 ? null : value(row, i));
    }
    return values;
  }

  private static String value(Group row, int field) {
    PrimitiveType type = row.getType().getType(field).asPrimitiveType();
    PrimitiveStringifier text = type.stringifier();
    return switch (type.getPrimitiveTypeName()) {
      case BOOLEAN -> text.stringify(row.getBoolean(field, 0));
      case INT32 -> text.stringify(row.getInteger(field, 0));
      case INT64 -> text.stringify(row.getLong(field, 0));
      case FLOAT -> text.stringify(row.getFloat(field, 0));
      case DOUBLE -> text.stringify(row.getDouble(field, 0));
      default -> text.stringify(row.getBinary(field, 0));
    };
  }
}
