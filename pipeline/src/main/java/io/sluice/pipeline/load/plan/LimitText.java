package io.sluice.pipeline.load.plan;

import io.sluice.transforms.record.Column;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.ColumnLimits.Limit;
import java.time.Instant;
import java.time.LocalDate;

/** Describes the limits of a column. */
final class LimitText {

  private LimitText() {}

  static String of(Column column, ColumnLimits limits) {
    Limit limit = limits.byColumn().get(column.name());
    return switch (column.type()) {
      case TEXT ->
          "at most %d characters and %d bytes".formatted(limit.codePoints(), limit.bytes());
      case INTEGER -> "%d to %d".formatted(limit.min(), limit.max());
      case TIMESTAMP ->
          "%s to %s"
              .formatted(Instant.ofEpochSecond(limit.min()), Instant.ofEpochSecond(limit.max()));
      case DATE ->
          "%s to %s"
              .formatted(LocalDate.ofEpochDay(limit.min()), LocalDate.ofEpochDay(limit.max()));
    };
  }
}
