package io.github.relevista.text;

import java.util.Objects;
import java.util.function.Predicate;

/**
 * Cuts running text into tokens like those of the Penn Treebank, as the Stanford Sentiment Treebank
 * has them, in one pass and without regular expressions.
 *
 * <ul>
 *   <li>Clitics stand alone: {@code does n't}, {@code film 's}, {@code i 'll}; {@code cannot} is
 *       {@code can not}. Words that lost letters keep their apostrophe: {@code 'em}, {@code ol'}.
 *   <li>Double quotes are two backticks or two apostrophes, single quotes a backtick or an
 *       apostrophe, by whether they open or close.
 *   <li>Brackets of every shape are {@code -lrb-} and {@code -rrb-}: that treebank has no others.
 *   <li>Slashes and stars are {@code \/} and {@code \*}; {@code and/or} is one token.
 *   <li>Two periods or more, also {@code . . .}, are {@code ...}; two hyphens or more, en and em
 *       dashes are {@code --}; hyphenated words stay whole.
 *   <li>A period is a token of its own wherever it stands, but for abbreviations ({@code mr.},
 *       {@code u.s.}), numbers and addresses, which are one token each. So are {@code ! ? , ; :},
 *       however many in a row.
 *   <li>A symbol or emoji is one token with all that modifies it ({@link Symbols}).
 * </ul>
 *
 * <p>What is escaped so already ({@code -lrb-}, {@code \/}, {@code n't}) stays as it is. Escapes
 * are in capitals ({@code -LRB-}) where letters keep their case.
 *
 * <p>A form is written plainly ({@link PlainCharacters}): ligatures as letters, full-width forms as
 * ASCII, without soft hyphens, marks of direction, zero-width characters and variation selectors,
 * and composed ({@link Composition}). The offsets are those of the raw text all the same: what is
 * invisible belongs to the token that it stands in or directly behind.
 *
 * <p><em>White space</em> is what {@link Character#isWhitespace(int)} says and the no-break spaces
 * U+00A0, U+2007 and U+202F, but for one between a number and its fraction ({@code 2}U+00A0{@code
 * 1/2}), which the treebank has as one token. <em>Markup</em> is the HTML tags and comments of
 * {@link Markup}, which separate tokens as white space does. Every other visible character belongs
 * to exactly one token, where a character reference ({@link CharacterReferences}) is one character.
 */
final class PennTokenizer implements Tokenizer {
  private static final String OPENING_DOUBLE = "``";
  private static final String CLOSING_DOUBLE = "''";
  private static final String OPENING_BRACKET = "-LRB-";
  private static final String CLOSING_BRACKET = "-RRB-";

  private final Casing casing;
  private final Predicate<String> knows;
  private final PlainText text;
  private final WordScanner words;
  private final Quotes quotes;

  /**
   * @param casing what happens to capitals
   * @param knows whether a number with its fraction, such as {@code 2}U+00A0{@code 1\/2}, is one
   *     token
   */
  PennTokenizer(Casing casing, Predicate<String> knows) {
    this(casing, knows, new PlainText());
  }

  PennTokenizer(Casing casing, Predicate<String> knows, PlainText text) {
    this.casing = Objects.requireNonNull(casing, "casing");
    this.knows = Objects.requireNonNull(knows, "knows");
    this.text = text;
    words = new WordScanner(text);
    quotes = new Quotes(text);
  }

  @Override
  public void tokenize(String raw, TokenList tokens) {
    tokens.clear();
    text.read(raw);
    quotes.reset();
    int i = 0;
    while (i < text.length()) {
      i = step(i, tokens);
    }
  }

  /** Adds what begins at {@code i}, if it is more than white space, and returns where it ends. */
  private int step(int i, TokenList tokens) {
    return switch (text.classAt(i)) {
      case WHITE_SPACE, NO_BREAK_SPACE -> i + 1;
      case WORD -> word(i, tokens);
      case SINGLE_QUOTE -> singleQuote(i, tokens);
      case DOUBLE_QUOTE, OPENING_QUOTE, CLOSING_QUOTE -> doubleQuote(i, i + 1, tokens);
      case PERIOD -> period(i, tokens);
      case ELLIPSIS -> add("...", i, i + 1, tokens);
      case HYPHEN -> hyphen(i, tokens);
      case DASH -> add("--", i, i + 1, tokens);
      case OPENING_BRACKET -> add(OPENING_BRACKET, i, i + 1, tokens);
      case CLOSING_BRACKET -> add(CLOSING_BRACKET, i, i + 1, tokens);
      case PUNCTUATION -> add(i, i + 1, tokens);
      case SYMBOL, FORMAT -> add(i, Symbols.end(text, i), tokens);
    };
  }

  private int word(int from, TokenList tokens) {
    if (Clitics.isNegation(text, from)) {
      return add(from, from + 3, tokens);
    }
    int end = words.end(from);
    if (end - from == 6 && text.startsWith("cannot", from)) {
      add(from, from + 3, tokens);
      return add(from + 3, end, tokens);
    }
    boolean elided = end - from == 2 && text.startsWith("ol'", from);
    end = add(from, elided ? end + 1 : end, tokens);
    int numberEnd = words.wholeNumberEnd(from);
    boolean mixed = from < numberEnd && numberEnd < end && text.isSpace(numberEnd);
    if (mixed && !knows.test(tokens.form(tokens.size() - 1))) {
      tokens.removeLast();
      return add(from, numberEnd, tokens);
    }
    return end;
  }

  private int singleQuote(int i, TokenList tokens) {
    if (text.at(i) == text.at(i + 1)) {
      return doubleQuote(i, i + 2, tokens);
    }
    int end = Clitics.end(text, i);
    // At the front of a word it is one where spaces cut it off: the 'M' of "by 'M'" is a title.
    if (end > i && (!quotes.isAtFront(i) || text.isSpace(end))) {
      return add(i, end, tokens);
    }
    end = Clitics.elisionEnd(text, i);
    if (end > i) {
      return add(i, end, tokens);
    }
    return add(quotes.opensSingle(i) ? "`" : "'", i, i + 1, tokens);
  }

  private int doubleQuote(int from, int to, TokenList tokens) {
    boolean opens = quotes.opensDouble(from, to);
    return add(opens ? OPENING_DOUBLE : CLOSING_DOUBLE, from, to, tokens);
  }

  private int period(int from, TokenList tokens) {
    int end = from + 1;
    while (text.at(end) == '.') {
      end++;
    }
    if (end == from + 1) {
      if (text.isDigit(end) && quotes.isAtFront(from)) {
        return add(from, words.end(end), tokens);
      }
      while (text.startsWith(" .", end)) {
        end += 2;
      }
      boolean three = end >= from + ". . .".length();
      if (!three) {
        return add(from, from + 1, tokens);
      }
    }
    return add("...", from, end, tokens);
  }

  private int hyphen(int from, TokenList tokens) {
    if (text.startsWith("-lrb-", from)) {
      return add(OPENING_BRACKET, from, from + OPENING_BRACKET.length(), tokens);
    }
    if (text.startsWith("-rrb-", from)) {
      return add(CLOSING_BRACKET, from, from + CLOSING_BRACKET.length(), tokens);
    }
    int end = from + 1;
    while (text.at(end) == '-') {
      end++;
    }
    return end == from + 1 ? add(from, end, tokens) : add("--", from, end, tokens);
  }

  private int add(String form, int from, int to, TokenList tokens) {
    tokens.append(form);
    return close(from, to, tokens);
  }

  /** Adds a token whose form is its characters, with the Treebank's escapes and apostrophes. */
  private int add(int from, int to, TokenList tokens) {
    for (int i = from; i < to; i++) {
      char unit = text.at(i);
      switch (unit) {
        case '/', '*' -> {
          tokens.append('\\');
          tokens.append(unit);
        }
        case '`' -> tokens.append('\'');
        case '\\' -> {
          if (!Symbols.isEscape(text, i)) {
            tokens.append(unit);
          }
        }
        case PlainText.ZERO_WIDTH_JOINER -> {}
        default -> tokens.append(unit);
      }
    }
    return close(from, to, tokens);
  }

  private int close(int from, int to, TokenList tokens) {
    tokens.apply(casing);
    if (text.isComposable()) {
      tokens.compose();
    }
    tokens.close(text.rawOffset(from), text.rawOffset(to));
    return to;
  }
}
