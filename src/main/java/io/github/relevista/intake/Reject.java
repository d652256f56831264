package io.github.relevista.intake;

import java.util.Objects;

/**
 * A row that is no review.
 *
 * @param reason why, for tables
 * @param detail why, for people: one line of at most {@value #MAXIMUM_DETAIL} code points. What it
 *     quotes of a row is made safe to print and to store: control characters and line breaks become
 *     spaces, an unpaired surrogate becomes U+FFFD, what is too long is cut.
 */
public record Reject(RejectReason reason, String detail) implements Intake {
  static final int MAXIMUM_DETAIL = 200;
  private static final int REPLACEMENT_CHARACTER = 0xFFFD;

  /** Makes a line of the detail. */
  public Reject {
    Objects.requireNonNull(reason, "reason");
    detail = oneLine(detail);
  }

  private static String oneLine(String detail) {
    int[] line = detail.codePoints().limit(MAXIMUM_DETAIL + 1L).map(Reject::printable).toArray();
    if (line.length <= MAXIMUM_DETAIL) {
      return new String(line, 0, line.length);
    }
    return new String(line, 0, MAXIMUM_DETAIL - 1) + "…";
  }

  private static int printable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
      case Character.SURROGATE -> REPLACEMENT_CHARACTER;
      default -> codePoint;
    };
  }
}
