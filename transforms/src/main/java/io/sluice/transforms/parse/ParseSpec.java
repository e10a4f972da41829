package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordModel;
import java.io.Serializable;
import org.apache.beam.sdk.transforms.ProcessFunction;

/** How lines are parsed: what {@link ParseLines} collects and its workers follow. */
record ParseSpec<T>(
    RecordModel<T> model,
    Limits limits,
    OnTooLong onTooLong,
    ProcessFunction<T, Boolean> filter,
    String run)
    implements Serializable {

  ParseSpec {
    requireNonNull(model, "model is null");
    requireNonNull(limits, "limits is null");
    requireNonNull(onTooLong, "onTooLong is null");
    requireNonNull(filter, "filter is null");
    requireNonNull(run, "run is null");
  }
}
