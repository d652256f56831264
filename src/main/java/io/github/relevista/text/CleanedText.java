package io.github.relevista.text;

import java.util.Arrays;
import java.util.regex.Matcher;

/**
 * A text that changes step by step and knows of every character where it came from in the raw text.
 * A character of a replacement came from all that its pattern matched.
 *
 * <p>Patterns look at its characters through it, so that it can stop one that looks at them more
 * often than in proportion to their number.
 */
final class CleanedText implements CharSequence {
  /** How often a pattern may look at a character, on average. */
  private static final long LOOKS = 500;

  /** How many characters a cleaning may make of one, on average. */
  private static final long GROWTH = 16;

  /** What short texts may have beyond that. */
  private static final long GRACE = 20_000;

  private char[] units = new char[1024];
  private int[] begins = new int[1024];
  private int[] ends = new int[1024];
  private int length;
  private long looks;
  private long mostUnits;

  /** Takes a raw text in a casing. */
  void read(String raw, Casing casing) {
    length = 0;
    mostUnits = raw.length() * GROWTH + GRACE;
    String whole = casing.apply(raw);
    boolean aligned = whole.length() == raw.length();
    int at = 0;
    for (int i = 0; i < raw.length(); at++) {
      int width = Character.charCount(raw.codePointAt(i));
      if (aligned) {
        append(whole, i, i + width, at, at + 1);
      } else {
        String one = casing.apply(raw.substring(i, i + width));
        append(one, 0, one.length(), at, at + 1);
      }
      i += width;
    }
  }

  /**
   * Takes what a step makes of another text.
   *
   * @throws UncleanableTextException if the pattern takes too long or the text becomes too long
   */
  void readReplaced(CleanedText before, Replacement step) {
    length = 0;
    mostUnits = before.mostUnits;
    before.looks = before.length * LOOKS + GRACE;
    Matcher matcher = step.matcher(before);
    int copied = 0;
    try {
      while (matcher.find()) {
        append(before, copied, matcher.start());
        append(before, matcher, step.replacement());
        copied = matcher.end();
      }
    } catch (StackOverflowError e) {
      // The JDK's matcher calls itself for every turn of a repeated group.
      throw new UncleanableTextException(
          "the cleaning pattern '%s' nests too deeply in this text; repeat no groups in it"
              .formatted(step.pattern()));
    } catch (Exhausted e) {
      throw new UncleanableTextException(
          "the cleaning pattern '%s' takes too long over this text".formatted(step.pattern()));
    }
    append(before, copied, before.length);
  }

  private void append(CleanedText before, Matcher match, String replacement) {
    int begin = match.start() < match.end() ? before.begins[match.start()] : before.place(match);
    int end = match.start() < match.end() ? before.ends[match.end() - 1] : begin + 1;
    for (int i = 0; i < replacement.length(); i++) {
      if (!Replacement.isGroup(replacement, i)) {
        append(replacement, i, i + 1, begin, end);
        continue;
      }
      int group = replacement.charAt(i + 1) - '0';
      if (match.start(group) >= 0) {
        append(before, match.start(group), match.end(group));
      }
      i++;
    }
  }

  /** Where an empty match stands: at the character behind it, or before where there is none. */
  private int place(Matcher match) {
    return length == 0 ? 0 : begins[Math.min(match.start(), length - 1)];
  }

  private void append(CleanedText before, int from, int to) {
    for (int i = from; i < to; i++) {
      append(before.units[i], before.begins[i], before.ends[i]);
    }
  }

  private void append(String text, int from, int to, int begin, int end) {
    for (int i = from; i < to; i++) {
      append(text.charAt(i), begin, end);
    }
  }

  private void append(char unit, int begin, int end) {
    if (length == mostUnits) {
      throw new UncleanableTextException(
          "the cleaning makes more than %d characters of this text".formatted(mostUnits));
    }
    if (length == units.length) {
      units = Arrays.copyOf(units, 2 * length);
      begins = Arrays.copyOf(begins, 2 * length);
      ends = Arrays.copyOf(ends, 2 * length);
    }
    units[length] = unit;
    begins[length] = begin;
    ends[length++] = end;
  }

  /** Where a character came from: the first one's offset in code points of the raw text. */
  int begin(int index) {
    return begins[index];
  }

  /** The offset behind the last character that a character came from. */
  int end(int index) {
    return ends[index];
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public char charAt(int index) {
    if (looks-- == 0) {
      throw new Exhausted();
    }
    return units[index];
  }

  /** The character at an index, for who reads the text once. */
  char unit(int index) {
    return units[index];
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new String(units, start, end - start);
  }

  @Override
  public String toString() {
    return new String(units, 0, length);
  }

  /** Ends a search from within. */
  private static final class Exhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Exhausted() {
      super(null, null, false, false);
    }
  }
}
