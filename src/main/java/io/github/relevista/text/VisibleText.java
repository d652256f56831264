package io.github.relevista.text;

/**
 * Text that a terminal shows as it is: what would drive the terminal, turn the direction of a line,
 * break it or leave no trace is written out, as {@code \\u{1b}}.
 *
 * <p>These are, by their properties in the Unicode Character Database: controls (C0, DEL and C1),
 * format characters (bidi controls, zero-width joiners, tags and the like), line and paragraph
 * separators, surrogates without their half, and the default-ignorable letters and marks (fillers,
 * variation selectors).
 */
public final class VisibleText {
  private static final String CUT = "…";

  /** Marks that may stand on one letter before they count for a column each. */
  private static final int MARKS = 4;

  /** Ranges of wide characters: east_asian_width W and F of Unicode's Annex 11, first and last. */
  private static final int[] WIDE = {
    0x1100, 0x115F, 0x231A, 0x231B, 0x2329, 0x232A, 0x23E9, 0x23EC, 0x25FD, 0x25FE, 0x2614, 0x2615,
    0x2648, 0x2653, 0x26AA, 0x26AB, 0x26BD, 0x26BE, 0x26C4, 0x26C5, 0x26F2, 0x26F5, 0x2705, 0x2705,
    0x270A, 0x270B, 0x2728, 0x2728, 0x274C, 0x274E, 0x2753, 0x2757, 0x2795, 0x2797, 0x2B1B, 0x2B1C,
    0x2B50, 0x2B55, 0x2E80, 0x303E, 0x3041, 0x3247, 0x3250, 0x4DBF, 0x4E00, 0xA4C6, 0xA960, 0xA97C,
    0xAC00, 0xD7A3, 0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6,
    0x16FE0, 0x18CFF, 0x1AFF0, 0x1B2FB, 0x1F004, 0x1F004, 0x1F0CF, 0x1F0CF, 0x1F18E, 0x1F18E,
    0x1F191, 0x1F19A, 0x1F200, 0x1F320, 0x1F32D, 0x1F64F, 0x1F680, 0x1F6FC, 0x1F7E0, 0x1F7F0,
    0x1F90C, 0x1F9FF, 0x1FA70, 0x1FAFF, 0x20000, 0x3FFFD
  };

  private VisibleText() {}

  /** Whether a character is seen where it stands, and does nothing else. */
  public static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> !leavesNoTrace(codePoint);
    };
  }

  /** The default-ignorable characters that are no format characters. */
  private static boolean leavesNoTrace(int codePoint) {
    return codePoint == 0x034F
        || codePoint == 0x115F
        || codePoint == 0x1160
        || (codePoint >= 0x17B4 && codePoint <= 0x17B5)
        || (codePoint >= 0x180B && codePoint <= 0x180F)
        || codePoint == 0x3164
        || (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
        || codePoint == 0xFFA0
        || (codePoint >= 0xE0000 && codePoint <= 0xE0FFF);
  }

  /** A text with everything written out that is not seen. */
  public static String of(String text) {
    if (text.codePoints().allMatch(VisibleText::isVisible)) {
      return text;
    }
    StringBuilder visible = new StringBuilder();
    text.codePoints()
        .forEach(
            codePoint -> {
              if (isVisible(codePoint)) {
                visible.appendCodePoint(codePoint);
              } else {
                visible.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
              }
            });
    return visible.toString();
  }

  /**
   * The beginning of a visible text that fits into a width, with a sign where something was cut.
   *
   * @param columns of the terminal, at least 1
   */
  public static String cut(String visible, int columns) {
    if (visible.length() <= columns / 2 || width(visible) <= columns) {
      return visible;
    }
    int end = 0;
    int width = 0;
    int marks = 0;
    while (end < visible.length()) {
      int codePoint = visible.codePointAt(end);
      marks = isMark(codePoint) ? marks + 1 : 0;
      width += width(codePoint, marks);
      if (width > columns - 1) {
        break;
      }
      end += Character.charCount(codePoint);
    }
    return visible.substring(0, end) + CUT;
  }

  /** Columns of a terminal that a visible text takes. */
  public static int width(String visible) {
    int width = 0;
    int marks = 0;
    for (int index = 0; index < visible.length(); ) {
      int codePoint = visible.codePointAt(index);
      marks = isMark(codePoint) ? marks + 1 : 0;
      width += width(codePoint, marks);
      index += Character.charCount(codePoint);
    }
    return width;
  }

  private static int width(int codePoint, int marks) {
    if (marks > 0) {
      return marks > MARKS ? 1 : 0;
    }
    for (int index = 0; index < WIDE.length && codePoint >= WIDE[index]; index += 2) {
      if (codePoint <= WIDE[index + 1]) {
        return 2;
      }
    }
    return 1;
  }

  private static boolean isMark(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }
}
