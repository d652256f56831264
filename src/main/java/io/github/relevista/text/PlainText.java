package io.github.relevista.text;

import java.util.Arrays;

/**
 * A text as its reader sees it, with the way back to the raw text: every tag and comment of HTML
 * ({@link Markup}) has become one space, every character reference ({@link CharacterReferences})
 * the character it stands for, and the many quotes, dashes and hyphens the few that {@link
 * PennTokenizer} tells apart. The control codes U+0080 to U+009F, which no review means, are read
 * as windows-1252, as browsers do.
 *
 * <p>Reused from text to text. For one thread at a time.
 */
final class PlainText {
  static final char OPENING_DOUBLE_QUOTE = '\u201C';
  static final char CLOSING_DOUBLE_QUOTE = '\u201D';
  static final char ELLIPSIS = '\u2026';
  static final char EN_DASH = '\u2013';

  /** Windows-1252 from 0x80 on; its five free places stay as they are. */
  private static final String WINDOWS_1252 =
      "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D"
          + "\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153"
          + "\u009D\u017E\u0178";

  private char[] raw = new char[1024];
  private char[] chars = new char[1024];

  /** Where each character of {@link #chars} begins in the raw text, in code points. */
  private int[] begins = new int[1024];

  private int length;

  /** Takes a new text. */
  void read(String text) {
    int rawLength = text.length();
    ensureRoom(rawLength);
    text.getChars(0, rawLength, raw, 0);
    length = 0;
    int codePoint = 0;
    int i = 0;
    while (i < rawLength) {
      char unit = raw[i];
      int end = -1;
      if (unit == '<') {
        end = Markup.end(raw, i, rawLength);
      } else if (unit == '&') {
        end = CharacterReferences.end(raw, i, rawLength);
      }
      if (end < 0) {
        put(canonical(unit), codePoint);
        codePoint += Character.isLowSurrogate(unit) && endsPair(i) ? 0 : 1;
        i++;
      } else {
        if (unit == '<') {
          put(' ', codePoint);
        } else {
          putCodePoint(CharacterReferences.codePoint(raw, i, end), codePoint);
        }
        codePoint += Character.codePointCount(raw, i, end - i);
        i = end;
      }
    }
    begins[length] = codePoint;
  }

  /** Number of UTF-16 units. */
  int length() {
    return length;
  }

  /** The UTF-16 unit at an index; a space before the first and behind the last. */
  char at(int index) {
    return index < 0 || index >= length ? ' ' : chars[index];
  }

  /** The class of the character at an index; white space before the first and behind the last. */
  CharacterClass classAt(int index) {
    char unit = at(index);
    return CharacterClass.of(unit < 0x80 ? unit : codePointAt(index));
  }

  /** The code point at an index; a space before the first and behind the last. */
  int codePointAt(int index) {
    char unit = at(index);
    return Character.isSurrogate(unit) ? Character.codePointAt(chars, index, length) : unit;
  }

  /** The index of the character behind the one at an index. */
  int next(int index) {
    return at(index) < 0x80 ? index + 1 : index + Character.charCount(codePointAt(index));
  }

  /** Whether the character at an index is part of words. */
  boolean isWord(int index) {
    return classAt(index) == CharacterClass.WORD;
  }

  /** Whether the character at an index is an ASCII digit. */
  boolean isDigit(int index) {
    char unit = at(index);
    return '0' <= unit && unit <= '9';
  }

  /**
   * Whether a space of any kind stands at an index; so it does before the first and behind the
   * last.
   */
  boolean isSpace(int index) {
    return switch (classAt(index)) {
      case WHITE_SPACE, NO_BREAK_SPACE -> true;
      default -> false;
    };
  }

  /**
   * Whether the characters from {@code index} on begin with {@code prefix}.
   *
   * @param prefix lower-case ASCII; ASCII letters of the text match it in either case
   */
  boolean startsWith(String prefix, int index) {
    for (int i = 0; i < prefix.length(); i++) {
      if (CharacterClass.asciiLowerCase(at(index + i)) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Offset in the raw text, in code points, of the character at an index in [0, length]. */
  int rawOffset(int index) {
    return begins[index];
  }

  private static char canonical(char unit) {
    if (unit < 0x80) {
      return unit;
    }
    char character = unit < 0xA0 ? WINDOWS_1252.charAt(unit - 0x80) : unit;
    return switch (character) {
      case '\u2019', '\u00B4', '\u02BC', '\u2032', '\u203A' -> '\'';
      case '\u2018', '\u201A', '\u201B', '\u2039' -> '`';
      case '\u201E', '\u201F', '\u00AB' -> OPENING_DOUBLE_QUOTE;
      case '\u00BB' -> CLOSING_DOUBLE_QUOTE;
      case '\u2033' -> '"';
      case '\u2010', '\u2011' -> '-';
      case '\u2012', '\u2014', '\u2015' -> EN_DASH;
      default -> character;
    };
  }

  private void putCodePoint(int codePoint, int begin) {
    if (Character.isBmpCodePoint(codePoint)) {
      put(canonical((char) codePoint), begin);
    } else {
      put(Character.highSurrogate(codePoint), begin);
      put(Character.lowSurrogate(codePoint), begin);
    }
  }

  private void put(char unit, int begin) {
    chars[length] = unit;
    begins[length] = begin;
    length++;
  }

  private boolean endsPair(int index) {
    return index > 0 && Character.isSurrogatePair(raw[index - 1], raw[index]);
  }

  /** No raw character yields more than one, so the raw length bounds them all. */
  private void ensureRoom(int rawLength) {
    if (rawLength >= begins.length) {
      int capacity = Math.max(2 * begins.length, rawLength + 1);
      raw = Arrays.copyOf(raw, capacity);
      chars = Arrays.copyOf(chars, capacity);
      begins = Arrays.copyOf(begins, capacity);
    }
  }
}
