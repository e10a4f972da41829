package io.sluice.transforms.scan;

import static java.util.stream.Collectors.joining;

import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;

/** How a column of a key is compared in SQL, so that the server does it in its index's order. */
sealed interface Comparison extends Serializable {

  /** By the sign, as nearly all columns are. */
  Comparison PLAIN = new Plain();

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

  /** By the sign. */
  record Plain() implements Comparison {

    private static final long serialVersionUID = 1L;

    @Override
    public Condition of(KeyColumn column, String sign, String value) {
      return new Condition(column.quoted() + " " + sign + " " + column.bind(), List.of(value));
    }
  }

  /**
   * By an operator that PostgreSQL would not find by itself. Instead of it, it would take the one
   * of text for a citext, whose order is not the index's.
   *
   * @param schema the operator's schema, quoted
   */
  record OffThePath(String schema) implements Comparison {

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
   * By the numbers of an ENUM's members, which are its order. MySQL finds members by its index, and
   * not what is greater or less than a member.
   *
   * @param count how many members there are; 0 is the number of what is none
   */
  record Members(int count) implements Comparison {

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
      // With one that is none, the list is not empty, and MySQL does not sort for a list of one.
      String list =
          IntStream.concat(members, IntStream.of(count + 1))
              .mapToObj(String::valueOf)
              .collect(joining(", "));
      return new Condition(column.quoted() + " IN (" + list + ")", List.of());
    }
  }
}
