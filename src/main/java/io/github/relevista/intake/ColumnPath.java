package io.github.relevista.intake;

import java.util.ArrayList;
import java.util.List;

/**
 * The name of a column as a user writes it. A dot goes into a nested object ({@code review.text});
 * a name within double quotes or backquotes is taken as it stands, dots and all ({@code
 * "review.text"}), and so is a part of a path ({@code meta."a.b"}).
 *
 * @param parts the names from the outermost to the innermost, one or more
 */
public record ColumnPath(List<String> parts) {
  /** Copies the parts. */
  public ColumnPath {
    parts = List.copyOf(parts);
  }

  /** The path that a user's spelling means. */
  public static ColumnPath of(String spelling) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int at = 0;
    while (at < spelling.length()) {
      char current = spelling.charAt(at);
      int closing = part.isEmpty() ? closingQuote(spelling, at) : -1;
      if (closing > 0) {
        part.append(spelling, at + 1, closing);
        at = closing;
      } else if (current == '.') {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(current);
      }
      at++;
    }
    parts.add(part.toString());
    // Empty parts: no path but a name that has dots.
    return parts.contains("") ? new ColumnPath(List.of(spelling)) : new ColumnPath(parts);
  }

  /** The name in a file whose columns do not nest. */
  public String plain() {
    return String.join(".", parts);
  }

  /** Where the quote at a place closes, if it is one and a part ends behind it; otherwise −1. */
  private static int closingQuote(String spelling, int at) {
    char quote = spelling.charAt(at);
    if (quote != '"' && quote != '`') {
      return -1;
    }
    int closing = spelling.indexOf(quote, at + 1);
    boolean isEnd =
        closing > at + 1
            && (closing == spelling.length() - 1 || spelling.charAt(closing + 1) == '.');
    return isEnd ? closing : -1;
  }
}
