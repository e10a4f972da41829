package io.sluice.transforms.scan;

import io.sluice.transforms.scan.read.Page;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PBegin;
import org.apache.beam.sdk.values.PCollection;

/** Reads pages and outputs their rows one by one. */
final class ReadRows<T> extends PTransform<PBegin, PCollection<T>> {

  private static final long serialVersionUID = 1L;

  private final PTransform<PBegin, PCollection<Page<T>>> pages;
  private final Coder<T> coder;

  ReadRows(PTransform<PBegin, PCollection<Page<T>>> pages, Coder<T> coder) {
    this.pages = pages;
    this.coder = coder;
  }

  @Override
  public PCollection<T> expand(PBegin begin) {
    return begin
        .apply("Read pages", pages)
        .apply("Flatten pages", ParDo.of(new RowsFn<T>()))
        .setCoder(coder);
  }

  private static final class RowsFn<T> extends DoFn<Page<T>, T> {

    private static final long serialVersionUID = 1L;

    @ProcessElement
    public void rows(@Element Page<T> page, OutputReceiver<T> rows) {
      page.rows().forEach(rows::output);
    }
  }
}
