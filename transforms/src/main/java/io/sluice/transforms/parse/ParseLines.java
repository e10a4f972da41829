package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.record.ColumnLimits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordFilter;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Parses lines into records, and sends all other lines to a second output.
 *
 * <pre>{@code
 * ParseLines<ChatMessage> parse = ParseLines.into(ChatMessageModel.CHAT_MESSAGES);
 * PCollectionTuple parsed = lines.apply("Parse lines", parse);
 * parsed.get(parse.records());
 * parsed.get(parse.rejects());
 * }</pre>
 *
 * <ul>
 *   <li>{@link #limits}: the limits of the columns; by default those of the model's table.
 *   <li>{@link #onTooLong}: what happens to longer strings; by default they are rejected.
 *   <li>{@link #where}: which records to keep; by default all.
 *   <li>{@link #liveAs}: the run under which live progress is counted; by default none.
 *   <li>{@link #inRejects}: reads the lines inside rejects; by default the input is plain lines.
 * </ul>
 *
 * <p>Each line is counted as READ and as at most one of BLANK, FILTERED and REJECTED (see {@link
 * io.sluice.transforms.metrics.LineCounter}); all others are records in the first output.
 *
 * @param <T> the record
 */
public final class ParseLines<T> extends PTransform<PCollection<String>, PCollectionTuple> {

  private static final long serialVersionUID = 1L;

  private final ParseSpec<T> spec;
  private final TupleTag<T> records = new TupleTag<>("records");
  private final TupleTag<Reject> rejects = new TupleTag<>("rejects");

  private ParseLines(ParseSpec<T> spec) {
    this.spec = spec;
  }

  /** Parses lines into the records of a model. */
  public static <T> ParseLines<T> into(RecordModel<T> model) {
    return new ParseLines<>(ParseSpec.of(requireNonNull(model, "model is null")));
  }

  /** Checks the records against the limits of an actual table's columns. */
  public ParseLines<T> limits(ColumnLimits limits) {
    return new ParseLines<>(spec.withLimits(limits));
  }

  /** Sets what happens to a string that is longer than its column. */
  public ParseLines<T> onTooLong(OnTooLong onTooLong) {
    return new ParseLines<>(spec.withOnTooLong(onTooLong));
  }

  /** Keeps only the records for which the filter returns true; counts the others as FILTERED. */
  public ParseLines<T> where(RecordFilter<T> filter) {
    return new ParseLines<>(spec.withFilter(filter));
  }

  /**
   * Counts live progress under a run's name; see {@link io.sluice.transforms.metrics.LiveCounts}.
   */
  public ParseLines<T> liveAs(String run) {
    return new ParseLines<>(spec.withRun(run));
  }

  /**
   * Parses reject files: for each reject, the line inside it. A line that is rejected again keeps
   * the position where it was first read. A line stored only in part is rejected again. An input
   * line that is not a reject is rejected with its own position.
   *
   * @param maxLineBytes the maximum length of the lines inside rejects
   */
  public ParseLines<T> inRejects(int maxLineBytes) {
    return new ParseLines<>(spec.withForm(new LineForm.InReject(maxLineBytes)));
  }

  /** The tag of the records. */
  public TupleTag<T> records() {
    return records;
  }

  /** The tag of the lines that are not records. */
  public TupleTag<Reject> rejects() {
    return rejects;
  }

  @Override
  public PCollectionTuple expand(PCollection<String> lines) {
    return parse(lines, new ParseFn<>(spec, records, rejects));
  }

  /** The same transform for the lines of blocks, whose rejects report file and position. */
  public PTransform<PCollection<Block>, PCollectionTuple> ofBlocks() {
    return new OfBlocks<>(this);
  }

  /** The same parser without Beam, for one thread. */
  public BlockParser<T> blockParser() {
    return new BlockParser<>(spec);
  }

  /** The record model. */
  public RecordModel<T> model() {
    return spec.model();
  }

  /**
   * Identifies everything that decides what a line becomes: the model, the filter and the settings
   * that differ from their defaults.
   */
  public String identity() {
    return spec.identity();
  }

  /** The run under which live progress is counted; empty for none. */
  public String run() {
    return spec.run();
  }

  private static final class OfBlocks<T> extends PTransform<PCollection<Block>, PCollectionTuple> {

    private static final long serialVersionUID = 1L;

    private final ParseLines<T> parse;

    OfBlocks(ParseLines<T> parse) {
      this.parse = parse;
    }

    @Override
    public PCollectionTuple expand(PCollection<Block> blocks) {
      return parse.parse(blocks, new ParseBlockFn<>(parse.spec, parse.records, parse.rejects));
    }
  }

  private <I> PCollectionTuple parse(PCollection<I> input, DoFn<I, T> fn) {
    PCollectionTuple parsed =
        input.apply(
            "Parse and filter", ParDo.of(fn).withOutputTags(records, TupleTagList.of(rejects)));
    parsed.get(records).setCoder(spec.model().coder());
    parsed.get(rejects).setCoder(RejectCoder.of());
    return parsed;
  }
}
