package io.github.relevista.text;

import java.util.Arrays;

/**
 * A text as its reader sees it, with the way back to the raw text: every tag and comment of HTML
 * ({@link Markup}) has become one line feed, every character reference ({@link
 * CharacterReferences}) the character it stands for, and every character what {@link
 * PlainCharacters} says; the invisible ones are gone, but for the zero-width joiner behind a
 * symbol, which makes one emoji of two.
 *
 * <p>Reused from text to text. For one thread at a time.
 */
class PlainText {
  static final char ZERO_WIDTH_JOINER = '\u200D';

  private static final char SPACE = ' ';
  private static final char MARKUP = '\n';

  private final Markup markup = new Markup();
  private char[] raw = new char[1024];
  private char[] chars = new char[1024];

  /** Where each character of {@link #chars} begins in the raw text, in code points. */
  private int[] begins = new int[1024];

  private int length;
  private boolean composable;

  /** Takes a new text. */
  void read(String text) {
    int rawLength = text.length();
    ensureRawRoom(rawLength);
    text.getChars(0, rawLength, raw, 0);
    markup.read(raw, rawLength);
    length = 0;
    composable = false;
    int codePoint = 0;
    int i = 0;
    while (i < rawLength) {
      // What is still to be read takes one place a unit, and a ligature two more.
      ensureRoom(length + rawLength - i + 2);
      int plainEnd = copyPlain(i, rawLength, codePoint);
      codePoint += plainEnd - i;
      i = plainEnd;
      if (i < rawLength) {
        int end = readOther(i, rawLength, codePoint);
        codePoint += Character.codePointCount(raw, i, end - i);
        i = end;
      }
    }
    begins[length] = codePoint;
  }

  /** Copies ASCII up to the next character that needs a closer look, and returns where it is. */
  private int copyPlain(int from, int rawLength, int codePoint) {
    int i = from;
    int to = length;
    int begin = codePoint;
    while (i < rawLength) {
      char unit = raw[i];
      if (unit >= 0x80 || unit == '<' || unit == '&') {
        break;
      }
      chars[to] = unit;
      begins[to] = begin;
      i++;
      to++;
      begin++;
    }
    length = to;
    return i;
  }

  /** Reads markup, a character reference or any other character, and returns where it ends. */
  private int readOther(int i, int rawLength, int begin) {
    char unit = raw[i];
    if (unit == '<') {
      int end = markup.end(i);
      put(end < 0 ? unit : MARKUP, begin);
      return end < 0 ? i + 1 : end;
    }
    if (unit == '&') {
      int end = CharacterReferences.end(raw, i, rawLength);
      putPlain(end < 0 ? unit : CharacterReferences.codePoint(raw, i, end), begin);
      return end < 0 ? i + 1 : end;
    }
    int codePoint = Character.codePointAt(raw, i, rawLength);
    putPlain(codePoint, begin);
    return i + Character.charCount(codePoint);
  }

  private void putPlain(int codePoint, int begin) {
    String letters = PlainCharacters.ligature(codePoint);
    if (letters != null) {
      for (int i = 0; i < letters.length(); i++) {
        put(letters.charAt(i), begin);
      }
    } else if (!PlainCharacters.isInvisible(codePoint)) {
      putCodePoint(PlainCharacters.of(codePoint), begin);
    } else if (codePoint == ZERO_WIDTH_JOINER && endsInSymbol()) {
      put(ZERO_WIDTH_JOINER, begin);
    }
  }

  private void putCodePoint(int codePoint, int begin) {
    composable |= Composition.concerns(codePoint);
    if (Character.isBmpCodePoint(codePoint)) {
      put((char) codePoint, begin);
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

  private boolean endsInSymbol() {
    int last = length == 0 ? SPACE : Character.codePointBefore(chars, length);
    return last >= 0x80 && CharacterClass.of(last) == CharacterClass.SYMBOL;
  }

  /** Number of UTF-16 units. */
  int length() {
    return length;
  }

  /** Whether canonical composition ({@link Composition}) may change words of the text. */
  boolean isComposable() {
    return composable;
  }

  /** The UTF-16 unit at an index; a space before the first and behind the last. */
  char at(int index) {
    return index < 0 || index >= length ? SPACE : chars[index];
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

  /**
   * Offset in the raw text, in code points, of the character at an index in [0, length]. Invisible
   * characters lie behind the one before them.
   */
  int rawOffset(int index) {
    return begins[index];
  }

  private void ensureRawRoom(int rawLength) {
    if (rawLength > raw.length) {
      raw = new char[Math.max(2 * raw.length, rawLength)];
    }
  }

  private void ensureRoom(int required) {
    if (required >= begins.length) {
      int capacity = Math.max(2 * begins.length, required + 1);
      chars = Arrays.copyOf(chars, capacity);
      begins = Arrays.copyOf(begins, capacity);
    }
  }
}
