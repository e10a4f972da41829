package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.record.RecordModel;
import java.io.Serializable;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parse settings, as {@link ParseLines} collects them for its workers.
 *
 * @param form the form of the input lines
 */
record ParseSpec<T>(
    RecordModel<T> model,
    ColumnLimits limits,
    OnTooLong onTooLong,
    RecordFilter<T> filter,
    String run,
    LineForm form)
    implements Serializable {

  ParseSpec {
    requireNonNull(model, "model is null");
    requireNonNull(limits, "limits is null");
    requireNonNull(onTooLong, "onTooLong is null");
    requireNonNull(filter, "filter is null");
    requireNonNull(run, "run is null");
    requireNonNull(form, "form is null");
  }

  /** The defaults: plain lines, no filter. */
  static <T> ParseSpec<T> of(RecordModel<T> model) {
    return new ParseSpec<>(
        model,
        ColumnLimits.of(model.table()),
        OnTooLong.REJECT,
        RecordFilter.all(),
        "",
        new LineForm.Plain());
  }

  ParseSpec<T> withLimits(ColumnLimits limits) {
    return new ParseSpec<>(model, limits, onTooLong, filter, run, form);
  }

  ParseSpec<T> withOnTooLong(OnTooLong onTooLong) {
    return new ParseSpec<>(model, limits, onTooLong, filter, run, form);
  }

  ParseSpec<T> withFilter(RecordFilter<T> filter) {
    return new ParseSpec<>(model, limits, onTooLong, filter, run, form);
  }

  ParseSpec<T> withRun(String run) {
    return new ParseSpec<>(model, limits, onTooLong, filter, run, form);
  }

  ParseSpec<T> withForm(LineForm form) {
    return new ParseSpec<>(model, limits, onTooLong, filter, run, form);
  }

  /** Identifies everything that decides what a line becomes; defaults are omitted. */
  String identity() {
    return Stream.of(
            form instanceof LineForm.InReject ? "replay" : "",
            "records=" + model.identity(),
            filter.identity(),
            onTooLong == OnTooLong.REJECT ? "" : "onTooLong=" + onTooLong)
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" "));
  }

  /** Returns a classifier for the input lines. */
  LineClassifier<T> classifier() {
    LineClassifier<T> lines = new RecordLineClassifier<>(this);
    return form instanceof LineForm.InReject rejects
        ? new RejectLineClassifier<>(lines, rejects.maxLineBytes())
        : lines;
  }
}
