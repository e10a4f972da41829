package io.sluice.transforms.scan.key;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** How a column of a key is compared in SQL, so that the server does it in its index's order. */
public sealed interface KeyComparison extends Serializable {

  /** By the plain operator, as for nearly all columns. */
  KeyComparison PLAIN = new Plain();

  /**
   * Compares the column with a value.
   *
   * @param sign one of =, &lt;, &lt;=, &gt;, &gt;=
   * @param value the value as text, as it stands in a {@link Key}
   */
  Condition of(KeyColumn column, String sign, String value);

  /** An operator between the column and an expression of its type. */
  default String operator(String sign) {
    return sign;
  }

  /** By the plain operator. */
  record Plain() implements KeyComparison {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition of(KeyColumn column, String sign, String value) {
      return new Condition(column.quoted() + " " + sign + " " + column.bind(), List.of(value));
    }
  }

  /**
   * By an operator that PostgreSQL would not find on its own. For a citext it would use the
   * operator of text, whose order is not the index's.
   *
   * @param schema the operator's schema, quoted
   */
  record OffThePath(String schema) implements KeyComparison {

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
   * By the numbers of an ENUM's members, which define its order. MySQL looks members up in an
   * index, but not what is greater or less than a member.
   *
   * @param count how many members there are; 0 is the number of an invalid value
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
      // With a number of no member, the list is never empty or single, for which MySQL would sort.
      String list =
          IntStream.concat(members, IntStream.of(count + 1))
              .mapToObj(String::valueOf)
              .collect(joining(", "));
      return new Condition(column.quoted() + " IN (" + list + ")", List.of());
    }
  }
}
