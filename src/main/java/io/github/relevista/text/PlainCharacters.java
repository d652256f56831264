package io.github.relevista.text;

/**
 * What a character stands for in running text: the many quotes, dashes, hyphens and no-break spaces
 * are the few that {@link PennTokenizer} tells apart, full-width forms the ASCII they are wide
 * forms of, ligatures their letters, and what only steers the display nothing at all.
 *
 * <p>The control codes U+0080 to U+009F, which no review means, are read as windows-1252, as
 * browsers do: U+0085 is an ellipsis there.
 */
final class PlainCharacters {
  static final char NO_BREAK_SPACE = '\u00A0';
  static final char OPENING_DOUBLE_QUOTE = '\u201C';
  static final char CLOSING_DOUBLE_QUOTE = '\u201D';
  static final char ELLIPSIS = '\u2026';
  static final char EN_DASH = '\u2013';

  /** Windows-1252 from 0x80 on; its five free places stay as they are. */
  private static final String WINDOWS_1252 =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
          + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u009D\u017E\u0178";

  private static final int FIRST_FULL_WIDTH = 0xFF01;
  private static final int LAST_FULL_WIDTH = 0xFF5E;
  private static final int FIRST_LIGATURE = 0xFB00;
  private static final String[] LIGATURES = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

  private PlainCharacters() {}

  /** The code point to read instead of one, mostly itself. */
  static int of(int codePoint) {
    int character =
        0x80 <= codePoint && codePoint < 0xA0 ? WINDOWS_1252.charAt(codePoint - 0x80) : codePoint;
    if (FIRST_FULL_WIDTH <= character && character <= LAST_FULL_WIDTH) {
      return character - FIRST_FULL_WIDTH + '!';
    }
    return switch (character) {
      case '\u2019', '\u00B4', '\u02BC', '\u2032', '\u203A', '\u1FFD' -> '\'';
      case '\u2018', '\u201A', '\u201B', '\u2039', '\u1FEF' -> '`';
      case '\u201E', '\u201F', '\u00AB' -> OPENING_DOUBLE_QUOTE;
      case '\u00BB' -> CLOSING_DOUBLE_QUOTE;
      case '\u2033' -> '"';
      case '\u2010', '\u2011' -> '-';
      case '\u2012', '\u2014', '\u2015' -> EN_DASH;
      case '\u2007', '\u202F' -> NO_BREAK_SPACE;
      case '\u037E' -> ';'; // the Greek question mark, which is canonically a semicolon
      default -> character;
    };
  }

  /** The letters of a Latin ligature, or null for any other character. */
  static String ligature(int codePoint) {
    if (codePoint == 0x0132 || codePoint == 0x0133) {
      return codePoint == 0x0132 ? "IJ" : "ij";
    }
    int place = codePoint - FIRST_LIGATURE;
    return 0 <= place && place < LIGATURES.length ? LIGATURES[place] : null;
  }

  /**
   * Whether a character has no looks of its own: soft hyphen, zero-width spaces and joiners, marks
   * of direction, byte order mark, variation selectors, tags. These are Unicode's
   * Default_Ignorable_Code_Point (Unicode Standard, section 5.21).
   */
  static boolean isInvisible(int codePoint) {
    if (codePoint < 0x034F) {
      return codePoint == 0x00AD;
    }
    if (codePoint < 0x2000) {
      return switch (codePoint) {
        case 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5 -> true;
        default -> 0x180B <= codePoint && codePoint <= 0x180F;
      };
    }
    return (0x200B <= codePoint && codePoint <= 0x200F)
        || (0x202A <= codePoint && codePoint <= 0x202E)
        || (0x2060 <= codePoint && codePoint <= 0x206F)
        || codePoint == 0x3164
        || (0xFE00 <= codePoint && codePoint <= 0xFE0F)
        || codePoint == 0xFEFF
        || codePoint == 0xFFA0
        || (0xFFF0 <= codePoint && codePoint <= 0xFFF8)
        || (0x1BCA0 <= codePoint && codePoint <= 0x1BCA3)
        || (0x1D173 <= codePoint && codePoint <= 0x1D17A)
        || (0xE0000 <= codePoint && codePoint <= 0xE0FFF);
  }
}
