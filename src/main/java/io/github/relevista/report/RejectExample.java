package io.github.relevista.report;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One row of those that were rejected for a reason.
 *
 * @param file its file
 * @param row the row as it came, no more than its first {@value #SHOWN} characters
 * @param detail what is wrong with it
 */
public record RejectExample(String file, String row, String detail)
    implements Serializable, Comparable<RejectExample> {
  /** Characters of a row that tell it from others to whoever looks for it. */
  static final int SHOWN = 200;

  private static final Comparator<RejectExample> ORDER =
      Comparator.comparing(RejectExample::file)
          .thenComparing(RejectExample::row)
          .thenComparing(RejectExample::detail);

  /** Cuts the row. */
  public RejectExample {
    if (row.codePointCount(0, row.length()) > SHOWN) {
      row = row.substring(0, row.offsetByCodePoints(0, SHOWN));
    }
  }

  @Override
  public int compareTo(RejectExample other) {
    return ORDER.compare(this, other);
  }
}
