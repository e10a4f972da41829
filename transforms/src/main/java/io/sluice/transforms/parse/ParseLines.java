package io.sluice.transforms.parse;

import static java.util.Objects.requireNonNull;

import io.sluice.transforms.read.block.Block;
import io.sluice.transforms.record.Limits;
import io.sluice.transforms.record.OnTooLong;
import io.sluice.transforms.record.RecordModel;
import io.sluice.transforms.reject.Reject;
import io.sluice.transforms.reject.RejectCoder;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.ProcessFunction;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.PCollectionTuple;
import org.apache.beam.sdk.values.TupleTag;
import org.apache.beam.sdk.values.TupleTagList;

/**
 * Parses lines into records, and puts what is not a record into a second output.
 *
 * <pre>{@code
 * ParseLines<ChatMessage> parse = ParseLines.into(ChatMessageModel.CHAT_MESSAGES);
 * PCollectionTuple parsed = lines.apply("Parse lines", parse);
 * parsed.get(parse.records());
 * parsed.get(parse.rejects());
 * }</pre>
 *
 * <ul>
 *   <li>{@link #limits}: what the columns take; by default what the model's table asks for.
 *   <li>{@link #onTooLong}: what happens to longer texts; by default they are rejected.
 *   <li>{@link #where}: which records to keep; by default all.
 *   <li>{@link #liveAs}: the run under which live progress is counted; by default none.
 *   <li>{@link #inRejects}: takes the lines out of rejects; by default they are lines themselves.
 * </ul>
 *
 * <p>Each line is counted as READ and as at most one of BLANK, FILTERED and REJECTED (see {@link
 * io.sluice.transforms.metrics.LineCounter}); the others are records in the first output.
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

  /** Checks the records against what the columns of a real table take. */
  public ParseLines<T> limits(Limits limits) {
    return new ParseLines<>(spec.withLimits(limits));
  }

  /** Says what happens to a text that is longer than its column. */
  public ParseLines<T> onTooLong(OnTooLong onTooLong) {
    return new ParseLines<>(spec.withOnTooLong(onTooLong));
  }

  /** Keeps only the records for which the filter says true; the others are counted as FILTERED. */
  public ParseLines<T> where(ProcessFunction<T, Boolean> filter) {
    return new ParseLines<>(spec.withFilter(filter));
  }

  /**
   * Counts live progress under a run's name; see {@link io.sluice.transforms.metrics.LiveCounts}.
   */
  public ParseLines<T> liveAs(String run) {
    return new ParseLines<>(spec.withRun(run));
  }

  /**
   * Parses the lines of reject files: of each reject, the line that stands in it. What is rejected
   * then is rejected with the place where it was first read. A line of which only the beginning is
   * there is rejected again, and what is no reject is rejected with its own place.
   *
   * @param maxLineBytes the greatest length of the lines in the rejects
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

  /** The same for the lines of blocks, whose rejects tell file and position. */
  public PTransform<PCollection<Block>, PCollectionTuple> ofBlocks() {
    return new OfBlocks<>(this);
  }

  /** The same without Beam, for one thread. */
  public BlockParser<T> blockParser() {
    return new BlockParser<>(spec);
  }

  /** The model. */
  public RecordModel<T> model() {
    return spec.model();
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
