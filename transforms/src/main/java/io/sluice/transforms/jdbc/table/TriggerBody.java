package io.sluice.transforms.jdbc.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the columns of the new row that a trigger's body assigns: {@code SET NEW.a = …, NEW.b = …},
 * and {@code :NEW.a := …} in MariaDB's ORACLE mode. Comparing a column does not assign it.
 *
 * <p>A column that is passed to a procedure as an OUT parameter is not found, because its
 * assignment is not in the body.
 */
final class TriggerBody {

  private final List<SqlToken> tokens;
  private final Set<String> assigned = new TreeSet<>();

  private TriggerBody(List<SqlToken> tokens) {
    this.tokens = tokens;
  }

  /** The assigned columns in lower case; the server ignores the case of column names. */
  static Set<String> assigned(String body, String sqlMode) {
    TriggerBody trigger = new TriggerBody(SqlToken.of(body, sqlMode));
    trigger.find();
    return trigger.assigned;
  }

  private void find() {
    int depth = 0;
    // The depth of parentheses at the current SET statement; -1 outside of one.
    int set = -1;
    boolean target = false;
    for (int i = 0; i < tokens.size(); i++) {
      SqlToken token = tokens.get(i);
      if (isNewColumn(i) && (isSymbol(i + 3, ":=") || target && isSymbol(i + 3, "="))) {
        assigned.add(tokens.get(i + 2).text().toLowerCase(Locale.ROOT));
      }
      if (token.isSymbol("(")) {
        depth++;
      } else if (token.isSymbol(")")) {
        depth--;
      } else if (token.isSymbol(";")) {
        set = -1;
      } else if (token.isWord("SET")) {
        set = depth;
      }
      // A comma in parentheses separates arguments, not assignments.
      target = token.isWord("SET") || token.isSymbol(",") && depth == set;
    }
  }

  private boolean isNewColumn(int i) {
    return i + 3 < tokens.size()
        && tokens.get(i).isName("NEW")
        && isSymbol(i + 1, ".")
        && tokens.get(i + 2).isName();
  }

  private boolean isSymbol(int i, String symbol) {
    return tokens.get(i).isSymbol(symbol);
  }
}
