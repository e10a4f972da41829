package io.sluice.transforms.scan.key;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** How SQL compares a key column, so that the server uses the order of its index. */
public sealed interface KeyComparison extends Serializable {

  /** The plain operators, as for nearly all columns. */
  KeyComparison PLAIN = new Plain();

  /**
   * Compares the column with a value.
   *
   * @param sign one of =, &lt;, &lt;=, &gt;, &gt;=
   * @param value the value as in a {@link Key}
   */
  Condition of(KeyColumn column, String sign, String value);

  /** The operator between the column and an expression of its type. */
  default String operator(String sign) {
    return sign;
  }

  /** Compares by plain operators. */
  record Plain() implements KeyComparison {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition of(KeyColumn column, String sign, String value) {
      return new Condition(column.quoted() + " " + sign + " " + column.bind(), List.of(value));
    }
  }

  /**
   * Compares by an operator that PostgreSQL would not choose on its own. It would compare a citext
   * by the operator of text, whose order is not the index's.
   *
   * @param schema the operator's schema, quoted
   */
  record QualifiedOperator(String schema) implements KeyComparison {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition of(KeyColumn column, String sign, String value) {
      return PLAIN.of(column, operator(sign), value);
    }

    @Override
    public String operator(String sign) {
      return "OPERATOR(" + schema + "." + sign + ")";
    }
  }

  /**
   * Compares an ENUM by its members' numbers, which define its order. MySQL uses an index to look
   * up members, but not for greater or less than a member.
   *
   * @param count the number of members; 0 is the number of an invalid value
   */
  record Members(int count) implements KeyComparison {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition of(KeyColumn column, String sign, String value) {
      int number = Integer.parseInt(value);
      IntStream members =
          switch (sign) {
            case "=" -> IntStream.of(number);
            case "<" -> IntStream.range(0, number);
            case "<=" -> IntStream.rangeClosed(0, number);
            case ">" -> IntStream.rangeClosed(number + 1, count);
            case ">=" -> IntStream.rangeClosed(number, count);
            default -> throw new IllegalArgumentException(sign);
          };
      // Adds a number that no member has: IN must not be empty, and for a single member MySQL would
      // sort.
      String list =
          IntStream.concat(members, IntStream.of(count + 1))
              .mapToObj(String::valueOf)
              .collect(joining(", "));
      return new Condition(column.quoted() + " IN (" + list + ")", List.of());
    }
  }
}
