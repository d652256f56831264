package io.github.relevista.text;

import java.util.Objects;

/**
 * Cuts a text by what each of its characters does, wherever it stands: keep it, separate words at
 * it, remove it from its word, or make it a word of its own. That is what the tokenizers do that
 * clean a text character by character and split what is left.
 *
 * <p>A word covers the raw text from the first of its characters to the last, those that are
 * removed between them included.
 */
final class CharacterTokenizer implements Tokenizer {
  /** What a character does. */
  enum Treatment {
    /** Part of a word. */
    KEPT,
    /** Between words. */
    SEPARATES,
    /** In no word, and separates none. */
    REMOVED,
    /** A word by itself. */
    ALONE
  }

  /** Says what a character, which has the wanted casing already, does. */
  interface Table {
    Treatment of(int codePoint);
  }

  private static final String BREAK = "<br />";

  private final Table table;
  private final Casing casing;
  private final boolean asciiCasing;
  private final boolean breaks;
  private final StringBuilder form = new StringBuilder();

  private CharacterTokenizer(Table table, Casing casing, boolean asciiCasing, boolean breaks) {
    this.table = table;
    this.casing = Objects.requireNonNull(casing, "casing");
    this.asciiCasing = asciiCasing;
    this.breaks = breaks;
  }

  /**
   * Keras' {@code Tokenizer}: the text in lower case, every filtered character a space, split at
   * spaces alone.
   */
  static Tokenizer keras(Casing casing, String filters) {
    CodePoints filtered = new CodePoints(filters);
    return new CharacterTokenizer(
        c -> c == ' ' || filtered.contains(c) ? Treatment.SEPARATES : Treatment.KEPT,
        casing,
        false,
        false);
  }

  /**
   * Keras' {@code TextVectorization}: capitals of ASCII alone in lower case ({@code
   * tf.strings.lower}), punctuation removed, split at ASCII white space.
   */
  static Tokenizer textVectorization(Casing casing, String removed) {
    CodePoints stripped = new CodePoints(removed);
    return new CharacterTokenizer(
        c ->
            stripped.contains(c)
                ? Treatment.REMOVED
                : Whitespace.isAscii(c) ? Treatment.SEPARATES : Treatment.KEPT,
        casing,
        true,
        false);
  }

  /**
   * torchtext's {@code basic_english} ({@code torchtext/data/utils.py}): the text in lower case;
   * {@code ' . , ( ) ! ?} are words, {@code "} is removed, {@code ; :} and {@code <br />} separate
   * words, and so does white space.
   */
  static Tokenizer basicEnglish(Casing casing) {
    return new CharacterTokenizer(CharacterTokenizer::ofBasicEnglish, casing, false, true);
  }

  private static Treatment ofBasicEnglish(int codePoint) {
    return switch (codePoint) {
      case '\'', '.', ',', '(', ')', '!', '?' -> Treatment.ALONE;
      case '"' -> Treatment.REMOVED;
      case ';', ':' -> Treatment.SEPARATES;
      default -> Whitespace.isOfPython(codePoint) ? Treatment.SEPARATES : Treatment.KEPT;
    };
  }

  @Override
  public void tokenize(String text, TokenList tokens) {
    tokens.clear();
    form.setLength(0);
    int at = 0;
    int begin = 0;
    int end = 0;
    for (int i = 0; i < text.length(); ) {
      int width = breaks ? breakLength(text, i) : 0;
      int codePoint = lowered(text.codePointAt(i));
      Treatment treatment = width > 0 ? Treatment.SEPARATES : table.of(codePoint);
      if (treatment == Treatment.KEPT) {
        begin = form.length() == 0 ? at : begin;
        end = at + 1;
        form.append(text, i, i + Character.charCount(text.codePointAt(i)));
      } else if (treatment != Treatment.REMOVED) {
        flush(begin, end, tokens);
      }
      if (treatment == Treatment.ALONE) {
        form.appendCodePoint(codePoint);
        flush(at, at + 1, tokens);
      }
      int step = Math.max(width, Character.charCount(text.codePointAt(i)));
      at += width > 0 ? width : 1;
      i += step;
    }
    flush(begin, end, tokens);
  }

  private void flush(int begin, int end, TokenList tokens) {
    if (form.length() == 0) {
      return;
    }
    for (int i = 0; i < form.length(); i++) {
      char unit = form.charAt(i);
      tokens.append(
          asciiCasing && casing == Casing.LOWER ? CharacterClass.asciiLowerCase(unit) : unit);
    }
    if (!asciiCasing) {
      tokens.apply(casing);
    }
    tokens.close(begin, end);
    form.setLength(0);
  }

  private int lowered(int codePoint) {
    return casing == Casing.LOWER && !asciiCasing ? Character.toLowerCase(codePoint) : codePoint;
  }

  /** Characters of the line break that begins at an index, quotes in it included; 0 for none. */
  private int breakLength(String text, int index) {
    int matched = 0;
    for (int i = index; i < text.length(); i++) {
      char unit = text.charAt(i);
      if (matched > 0 && unit == '"') {
        continue;
      }
      if (lowered(unit) != BREAK.charAt(matched)) {
        return 0;
      }
      matched++;
      if (matched == BREAK.length()) {
        return i + 1 - index;
      }
    }
    return 0;
  }
}
