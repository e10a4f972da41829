package io.sluice.transforms.export.format;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reason;
import io.sluice.transforms.reject.Rejection;
import io.sluice.transforms.scan.table.ScanColumn;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.List;
import org.apache.beam.sdk.io.Compression;
import org.apache.beam.sdk.io.FileIO;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;

/**
 * Writes the records of a model as the lines from which a load reads them. A row that is not a
 * valid record, because another program wrote it, is rejected.
 *
 * @param <T> the type of a record
 * @param model the model; the scan must read all columns of its table
 * @param compression the compression of the files
 */
public record RecordLines<T>(RecordModel<T> model, Compression compression)
    implements RowFormat<TextLine> {

  @Override
  public String suffix() {
    return ".ndjson" + compression.getSuggestedSuffix();
  }

  @Override
  public RowMapper<TextLine> mapper(List<ScanColumn> columns) {
    return new Mapper<>(model, columns)::line;
  }

  @Override
  public FileIO.Sink<TextLine> sink(List<ScanColumn> columns) {
    return new TextLineSink(new byte[0], compression);
  }

  @Override
  public byte[] rejected(TextLine line) {
    return line.isRejected() ? line.bytes() : null;
  }

  private static final class Mapper<T> {

    private final RecordModel<T> model;
    private final ResultRowReader values;
    private final JsonRow rawRow;
    private final JsonLine line = new JsonLine();

    Mapper(RecordModel<T> model, List<ScanColumn> columns) {
      this.model = model;
      List<String> names = columns.stream().map(ScanColumn::name).toList();
      this.values =
          new ResultRowReader(
              model.table().columns().stream()
                  .map(Column::name)
                  .mapToInt(name -> names.indexOf(name) + 1)
                  .toArray());
      this.rawRow = new JsonRow(columns);
    }

    TextLine line(ResultSet row) throws SQLException, IOException {
      try {
        T record = model.unbind(values.of(row));
        return new TextLine(line.of(json -> model.write(record, json)), false);
      } catch (Rejection e) {
        return rejected(row, e);
      } catch (DateTimeException e) {
        return rejected(row, new Rejection(Reason.TIMESTAMP_RANGE, "a timestamp is no moment"));
      } catch (NumberFormatException e) {
        return rejected(row, new Rejection(Reason.NUMBER_RANGE, "a number does not fit 64 bits"));
      } catch (ResultRowReader.Failure e) {
        throw e.cause();
      }
    }

    private TextLine rejected(ResultSet row, Rejection why) throws SQLException, IOException {
      return new TextLine(rawRow.rejected(row, why), true);
    }
  }
}
