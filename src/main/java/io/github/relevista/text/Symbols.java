package io.github.relevista.text;

/**
 * Finds where a symbol ends. One symbol is: a row of the same ASCII symbol ({@code ===}); a flag of
 * two regional indicators; or any other character. With it goes what changes its looks: combining
 * marks, skin tones and, behind a zero-width joiner, the next symbol (Unicode Technical Standard
 * 51, section 1.4).
 */
final class Symbols {
  private Symbols() {}

  /** The index behind the symbol at an index. */
  static int end(PlainText text, int index) {
    char unit = text.at(index);
    int end = text.next(index);
    if (isEscape(text, index)) {
      end = index + 2;
      while (isEscape(text, end) && text.at(end + 1) == text.at(index + 1)) {
        end += 2;
      }
    } else if (unit < 0x80) {
      while (end < text.length() && text.at(end) == unit) {
        end++;
      }
    } else if (isRegionalIndicator(text.codePointAt(index))
        && isRegionalIndicator(text.codePointAt(end))) {
      end = text.next(end);
    }
    return modifiersEnd(text, end);
  }

  /** Whether a backslash stands here that escapes a slash or a star, as in the Treebank. */
  static boolean isEscape(PlainText text, int index) {
    return text.at(index) == '\\' && (text.at(index + 1) == '/' || text.at(index + 1) == '*');
  }

  private static int modifiersEnd(PlainText text, int from) {
    int end = from;
    while (isModifier(text.codePointAt(end))) {
      boolean joiner = text.at(end) == PlainText.ZERO_WIDTH_JOINER;
      end = text.next(end);
      if (joiner && text.classAt(end) == CharacterClass.SYMBOL && text.at(end) >= 0x80) {
        end = text.next(end);
      }
    }
    return end;
  }

  private static boolean isModifier(int codePoint) {
    if (codePoint < 0x80) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> CharacterClass.of(codePoint) == CharacterClass.FORMAT || isSkinTone(codePoint);
    };
  }

  private static boolean isSkinTone(int codePoint) {
    return 0x1F3FB <= codePoint && codePoint <= 0x1F3FF;
  }

  private static boolean isRegionalIndicator(int codePoint) {
    return 0x1F1E6 <= codePoint && codePoint <= 0x1F1FF;
  }
}
