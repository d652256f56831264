package io.github.relevista.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * The tokens of one text: the form of each and where it stands in the raw text.
 *
 * <p>A list is made once and filled again for every text; it grows to the largest text it has seen
 * and stays so. All forms lie in one array, so that a token costs no object. For one thread at a
 * time.
 */
public final class TokenList {
  private char[] chars = new char[1024];
  private int[] formEnds = new int[256];
  private int[] begins = new int[256];
  private int[] ends = new int[256];
  private int size;
  private int written;

  /** Number of tokens. */
  public int size() {
    return size;
  }

  /** The term as the model sees it: never empty. Makes a new string at every call. */
  public String form(int index) {
    Objects.checkIndex(index, size);
    int start = formStart(index);
    return new String(chars, start, formEnds[index] - start);
  }

  /** Offset of the token's first character, in Unicode code points of the raw text. */
  public int begin(int index) {
    Objects.checkIndex(index, size);
    return begins[index];
  }

  /** Offset behind the token's last character, in Unicode code points of the raw text. */
  public int end(int index) {
    Objects.checkIndex(index, size);
    return ends[index];
  }

  /** Removes all tokens and keeps the room they took. */
  public void clear() {
    size = 0;
    written = 0;
  }

  /**
   * Adds a token.
   *
   * @param form the term as the model sees it; not empty
   * @param begin offset of its first character, in code points of the raw text; at or behind the
   *     end of the token before
   * @param end offset behind its last character; above {@code begin}
   * @throws IllegalArgumentException if the form is empty or the offsets are out of order
   */
  public void add(String form, int begin, int end) {
    if (form.isEmpty()) {
      throw new IllegalArgumentException("a token's form must not be empty");
    }
    int earliest = size == 0 ? 0 : ends[size - 1];
    if (begin < earliest || end <= begin) {
      throw new IllegalArgumentException(
          "a token must begin at or behind %d and end behind its begin, was [%d, %d)"
              .formatted(earliest, begin, end));
    }
    append(form);
    close(begin, end);
  }

  /** Adds characters to the form of the token that {@link #close} will add. */
  void append(String characters) {
    int length = characters.length();
    ensureRoom(length);
    characters.getChars(0, length, chars, written);
    written += length;
  }

  /** Adds one UTF-16 unit to the form of the token that {@link #close} will add. */
  void append(char unit) {
    ensureRoom(1);
    chars[written++] = unit;
  }

  /**
   * Gives the form of the token that {@link #close} will add a casing. All characters but two have
   * a lower case of the same length that does not depend on their neighbours; forms with one of
   * those two go the long way.
   */
  void apply(Casing casing) {
    int start = formStart(size);
    for (int i = start; casing == Casing.LOWER && i < written; i++) {
      char unit = chars[i];
      if (unit < 0x80) {
        chars[i] = CharacterClass.asciiLowerCase(unit);
      } else if (unit == LowerCase.CAPITAL_I_WITH_DOT || unit == LowerCase.CAPITAL_SIGMA) {
        String form = new String(chars, start, written - start);
        written = start;
        append(LowerCase.of(form));
        return;
      } else if (Character.isHighSurrogate(unit)) {
        int codePoint = Character.codePointAt(chars, i, written);
        i += Character.toChars(Character.toLowerCase(codePoint), chars, i) - 1;
      } else {
        chars[i] = Character.toLowerCase(unit);
      }
    }
  }

  /** Gives the form of the token that {@link #close} will add its composed characters. */
  void compose() {
    int start = formStart(size);
    for (int i = start; i < written; i++) {
      if (Composition.concerns(Character.codePointAt(chars, i, written))) {
        String form = new String(chars, start, written - start);
        written = start;
        append(Composition.of(form));
        return;
      }
    }
  }

  /** Removes the last token. */
  void removeLast() {
    Objects.checkIndex(0, size);
    size--;
    written = formStart(size);
  }

  /**
   * Adds the token whose form was appended since the last one. Unlike {@link #add}, checks nothing:
   * tokenizers keep the order by the way they work.
   */
  void close(int begin, int end) {
    if (size == begins.length) {
      formEnds = Arrays.copyOf(formEnds, 2 * size);
      begins = Arrays.copyOf(begins, 2 * size);
      ends = Arrays.copyOf(ends, 2 * size);
    }
    formEnds[size] = written;
    begins[size] = begin;
    ends[size] = end;
    size++;
  }

  /** The place of a token's form in an index of terms, or −1 where it is not there. */
  int findIn(TermIndex terms, int index) {
    Objects.checkIndex(index, size);
    return terms.find(chars, formStart(index), formEnds[index]);
  }

  private int formStart(int index) {
    return index == 0 ? 0 : formEnds[index - 1];
  }

  private void ensureRoom(int length) {
    if (written + length > chars.length) {
      chars = Arrays.copyOf(chars, Math.max(2 * chars.length, written + length));
    }
  }
}
