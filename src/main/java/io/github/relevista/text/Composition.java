package io.github.relevista.text;

import java.text.Normalizer;

/**
 * Canonical composition, Unicode's form NFC: a letter and the accents behind it are one character
 * where there is one, as in the vocabularies of models.
 *
 * <p>In time linear in the length: of more than {@link #MOST_MARKS} marks in a row each so many are
 * composed by themselves, as in Unicode's Stream-Safe Text Format (Unicode Standard Annex 15,
 * section 13). Sorting all marks of a hostile text would take quadratic time, and no language has
 * words with more.
 */
final class Composition {
  private static final int MOST_MARKS = 30;

  /** No character below changes, and none joins the one before it. */
  private static final int FIRST = 0x0300;

  private Composition() {}

  /** Whether composition may change a character, or join it to the one before it. */
  static boolean concerns(int codePoint) {
    return codePoint >= FIRST && (joins(codePoint) || changes(codePoint));
  }

  /** The composed text. */
  static String of(String text) {
    StringBuilder composed = new StringBuilder(text.length());
    int begin = 0;
    int marks = 0;
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (joins(codePoint) && marks < MOST_MARKS) {
        marks++;
      } else {
        append(text, begin, i, composed);
        begin = i;
        marks = 0;
      }
      i += Character.charCount(codePoint);
    }
    append(text, begin, i, composed);
    return composed.toString();
  }

  /** Appends a character with its marks. */
  private static void append(String text, int begin, int end, StringBuilder composed) {
    boolean alone = end - begin == 1 && !concerns(text.charAt(begin));
    if (alone) {
      composed.append(text.charAt(begin));
    } else if (begin < end) {
      composed.append(Normalizer.normalize(text.substring(begin, end), Normalizer.Form.NFC));
    }
  }

  /** Accents and other marks, and the vowels and last consonants of Korean syllables. */
  private static boolean joins(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> 0x1160 <= codePoint && codePoint <= 0x11FF;
    };
  }

  /** The ranges, taken widely, of the characters that have another canonical form. */
  private static boolean changes(int codePoint) {
    return codePoint == 0x0374
        || codePoint == 0x037E
        || codePoint == 0x0387
        || (0x0958 <= codePoint && codePoint <= 0x0FFF)
        || (0x1F71 <= codePoint && codePoint <= 0x2001)
        || (0x2126 <= codePoint && codePoint <= 0x212B)
        || (0x2329 <= codePoint && codePoint <= 0x232A)
        || codePoint == 0x2ADC
        || (0xF900 <= codePoint && codePoint <= 0xFB4F)
        || (0x11000 <= codePoint && codePoint <= 0x11FFF)
        || (0x1D15E <= codePoint && codePoint <= 0x1D1C0)
        || (0x2F800 <= codePoint && codePoint <= 0x2FA1D);
  }
}
