package io.sluice.transforms.scan;

import io.sluice.transforms.scan.key.KeyRange;
import io.sluice.transforms.scan.read.Page;
import io.sluice.transforms.scan.read.PageCoder;
import io.sluice.transforms.scan.read.TableSpec;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.io.jdbc.JdbcIO.RowMapper;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Reads the rows of a table in pages, by key range. */
final class ReadPages<T> extends PTransform<PBegin, PCollection<Page<T>>> {

  private static final long serialVersionUID = 1L;

  private final TableSpec spec;
  private final int ranges;
  private final RowMapper<T> mapper;
  private final Coder<T> coder;

  ReadPages(TableSpec spec, int ranges, RowMapper<T> mapper, Coder<T> coder) {
    this.spec = spec;
    this.ranges = ranges;
    this.mapper = mapper;
    this.coder = coder;
  }

  @Override
  public PCollection<Page<T>> expand(PBegin begin) {
    return begin
        .apply("Start", Create.of(ranges))
        .apply("Plan ranges", ParDo.of(new PlanRangesFn(spec)))
        .setCoder(SerializableCoder.of(KeyRange.class))
        .apply("Read ranges", ParDo.of(new ReadRangesFn<>(spec, mapper)))
        .setCoder(PageCoder.of(coder));
  }
}
