package io.github.relevista.text;

/**
 * Tells opening quotes from closing ones by what stands beside them: an opening quote has white
 * space or an opening mark before it, a closing one has white space or a closing mark behind it.
 * Where both or neither hold, {@code "} closes what is open and opens otherwise, and an apostrophe
 * closes. Curly quotes, and backticks in pairs, say it themselves.
 */
final class Quotes {
  private final PlainText text;
  private boolean doubleIsOpen;
  private int lastOpeningEnd;

  Quotes(PlainText text) {
    this.text = text;
  }

  /** Forgets the text before. */
  void reset() {
    doubleIsOpen = false;
    lastOpeningEnd = -1;
  }

  /**
   * Whether the double quote from {@code from} to {@code to} opens. To be asked once for each, in
   * the order of the text, since the answer may depend on the quotes before.
   */
  boolean opensDouble(int from, int to) {
    boolean opens =
        switch (text.at(from)) {
          case PlainCharacters.OPENING_DOUBLE_QUOTE, '`' -> true;
          case PlainCharacters.CLOSING_DOUBLE_QUOTE -> false;
          case '\'' -> isAtFront(from) && !isAtBack(to);
          default -> isAtFront(from) == isAtBack(to) ? !doubleIsOpen : isAtFront(from);
        };
    doubleIsOpen = opens;
    return note(opens, to);
  }

  /** Whether the single quote at an index opens; to be asked like {@link #opensDouble}. */
  boolean opensSingle(int index) {
    boolean straight = text.at(index) == '\'';
    boolean opens = isAtFront(index) && !(straight && isAtBack(index + 1));
    return note(opens, index + 1);
  }

  /** Whether white space or an opening mark stands before an index. */
  boolean isAtFront(int index) {
    return switch (text.classAt(index - 1)) {
      case WHITE_SPACE, NO_BREAK_SPACE, OPENING_BRACKET, OPENING_QUOTE, HYPHEN, DASH -> true;
      case SINGLE_QUOTE, DOUBLE_QUOTE -> lastOpeningEnd == index;
      default -> text.at(index - 1) == '/';
    };
  }

  /** Whether white space or a closing mark stands at an index. */
  boolean isAtBack(int index) {
    return switch (text.classAt(index)) {
      case WHITE_SPACE, NO_BREAK_SPACE, CLOSING_BRACKET, CLOSING_QUOTE, PUNCTUATION -> true;
      case PERIOD -> text.at(index + 1) != '.';
      default -> false;
    };
  }

  private boolean note(boolean opens, int end) {
    if (opens) {
      lastOpeningEnd = end;
    }
    return opens;
  }
}
