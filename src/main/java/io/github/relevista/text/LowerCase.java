package io.github.relevista.text;

import java.text.BreakIterator;
import java.text.CharacterIterator;
import java.text.StringCharacterIterator;
import java.util.BitSet;
import java.util.Locale;

/**
 * The lower case of a text: what {@link String#toLowerCase(Locale)} gives for {@link Locale#ROOT},
 * in time linear in the length whatever the text holds. The JDK's own looks for the ends of a word
 * anew at every capital sigma, and copies the whole text at every {@code İ}.
 *
 * <p>Two capitals need more than a look at themselves. {@code İ} (U+0130) becomes {@code i} and a
 * dot above (U+0307). A sigma at the end of a word becomes {@code ς}, any other {@code σ} (Unicode
 * Standard, section 3.13, Final_Sigma; here with the JDK's words, those of {@link BreakIterator}).
 * Letters beyond U+FFFF count as others do; the JDK takes them for the end of a word.
 */
final class LowerCase {
  static final char CAPITAL_I_WITH_DOT = '\u0130';
  static final char CAPITAL_SIGMA = '\u03A3';

  private static final char SIGMA = '\u03C3';
  private static final char FINAL_SIGMA = '\u03C2';
  private static final String I_WITH_DOT = "i\u0307";

  private LowerCase() {}

  /** The text in lower case; longer than the text where it holds {@code İ}. */
  static String of(String text) {
    boolean hasSigma = text.indexOf(CAPITAL_SIGMA) >= 0;
    if (!hasSigma && text.indexOf(CAPITAL_I_WITH_DOT) < 0) {
      return text.toLowerCase(Locale.ROOT);
    }
    BitSet ends = hasSigma ? finalLetters(new StringCharacterIterator(text)) : new BitSet();
    StringBuilder lower = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int codePoint = text.codePointAt(i);
      switch (codePoint) {
        case CAPITAL_I_WITH_DOT -> lower.append(I_WITH_DOT);
        case CAPITAL_SIGMA -> lower.append(ends.get(i) ? FINAL_SIGMA : SIGMA);
        default -> lower.appendCodePoint(Character.toLowerCase(codePoint));
      }
    }
    return lower.toString();
  }

  /**
   * Where the last letter of a word stands that is not its first: the only places of a final sigma.
   * Letters are those that have a case; what else belongs to a word, such as accents, counts for
   * nothing.
   */
  static BitSet finalLetters(CharacterIterator text) {
    BitSet ends = new BitSet();
    BreakIterator words = BreakIterator.getWordInstance(Locale.ROOT);
    words.setText(text);
    int begin = words.first();
    for (int end = words.next(); end != BreakIterator.DONE; end = words.next()) {
      int first = -1;
      int last = -1;
      for (int i = begin; i < end; i++) {
        // The second half of a surrogate pair is taken alone too, and is no letter.
        if (isCased(codePointAt(text, i))) {
          first = first < 0 ? i : first;
          last = i;
        }
      }
      if (first < last) {
        ends.set(last);
      }
      begin = end;
    }
    return ends;
  }

  private static int codePointAt(CharacterIterator text, int index) {
    char unit = text.setIndex(index);
    char next = Character.isHighSurrogate(unit) ? text.next() : CharacterIterator.DONE;
    return Character.isSurrogatePair(unit, next) ? Character.toCodePoint(unit, next) : unit;
  }

  private static boolean isCased(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER, Character.LOWERCASE_LETTER, Character.TITLECASE_LETTER ->
          true;
      default -> isOtherCased(codePoint);
    };
  }

  /** Modifier letters, Roman numerals, circled letters: those that the JDK adds to the letters. */
  private static boolean isOtherCased(int codePoint) {
    return (0x02B0 <= codePoint && codePoint <= 0x02B8)
        || (0x02C0 <= codePoint && codePoint <= 0x02C1)
        || (0x02E0 <= codePoint && codePoint <= 0x02E4)
        || codePoint == 0x0345
        || codePoint == 0x037A
        || (0x1D2C <= codePoint && codePoint <= 0x1D61)
        || (0x2160 <= codePoint && codePoint <= 0x217F)
        || (0x24B6 <= codePoint && codePoint <= 0x24E9);
  }
}
