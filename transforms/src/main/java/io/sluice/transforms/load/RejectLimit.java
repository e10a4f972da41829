package io.sluice.transforms.load;

import io.sluice.transforms.load.run.LoadFailure;
import io.sluice.transforms.messages.LogSanitizer;
import io.sluice.transforms.metrics.LineCounter;
import io.sluice.transforms.metrics.LineCounts;
import io.sluice.transforms.read.input.InputFiles;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The maximum number of rejected lines.
 *
 * @param amount a number of lines, or a percentage of all lines
 * @param isPercentage whether the amount is a percentage
 */
public record RejectLimit(double amount, boolean isPercentage) implements Serializable {

  /** No limit: any number, but a run that rejects every line fails. */
  public static final RejectLimit NONE = new RejectLimit(Double.POSITIVE_INFINITY, false);

  private static final Pattern FORM = Pattern.compile("(\\d{1,18})|(\\d{1,3}(?:\\.\\d+)?)%");

  /**
   * Parses {@code 100} or {@code 0.5%}.
   *
   * @return empty if the text is neither a number of lines nor a percentage
   */
  public static Optional<RejectLimit> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches() ? Optional.of(of(form)) : Optional.empty();
  }

  private static RejectLimit of(Matcher form) {
    return form.group(1) != null
        ? new RejectLimit(Double.parseDouble(form.group(1)), false)
        : new RejectLimit(Double.parseDouble(form.group(2)), true);
  }

  /**
   * The failure of a load with too many rejects; empty if the limit allows them.
   *
   * @param lines the lines of the load
   * @param files its files
   */
  public Optional<LoadFailure> failure(LineCounts lines, InputFiles files) {
    return isExceededBy(lines)
        ? Optional.of(new LoadFailure(LoadFailure.Cause.REJECTED, sentence(files)))
        : Optional.empty();
  }

  private String sentence(InputFiles files) {
    return equals(NONE)
        ? LogSanitizer.of("Every line was rejected." + ContentGuess.sentence(files))
        : "More lines were rejected than --maxRejected=%s allows.".formatted(this);
  }

  /** Whether too many of these lines are rejected. */
  public boolean isExceededBy(LineCounts lines) {
    long rejected = lines.of(LineCounter.REJECTED);
    if (equals(NONE)) {
      return isAll(lines);
    }
    if (!isPercentage) {
      return rejected > amount;
    }
    // Decimal arithmetic: in doubles, 57 of 10,000 lines exceed 0.57%.
    BigDecimal allowed =
        decimal().multiply(BigDecimal.valueOf(lines.of(LineCounter.READ))).movePointLeft(2);
    return BigDecimal.valueOf(rejected).compareTo(allowed) > 0;
  }

  /** Whether there are non-blank lines, and all of them are rejected. */
  public static boolean isAll(LineCounts lines) {
    long rejected = lines.of(LineCounter.REJECTED);
    return rejected > 0 && rejected + lines.of(LineCounter.BLANK) == lines.of(LineCounter.READ);
  }

  /** Whether the limit does not depend on the number of lines. */
  public boolean isNumber() {
    return !isPercentage && !equals(NONE);
  }

  @Override
  public String toString() {
    if (equals(NONE)) {
      return "none";
    }
    String number = decimal().stripTrailingZeros().toPlainString();
    return isPercentage ? number + "%" : number;
  }

  private BigDecimal decimal() {
    return BigDecimal.valueOf(amount);
  }
}
