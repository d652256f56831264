package io.github.relevista.text;

/** What {@link PennTokenizer} takes a character for. */
enum CharacterClass {
  /** Separates tokens and is part of none. */
  WHITE_SPACE,
  /** A letter, a digit or other numeral, or a combining mark. */
  WORD,
  /** Joins a whole number and its fraction, white space elsewhere. */
  NO_BREAK_SPACE,
  /** Changes how its neighbours look: part of the word or symbol before it. */
  FORMAT,
  /** An apostrophe or a single quote: {@code '} and {@code `}. */
  SINGLE_QUOTE,
  /** A double quote that does not say whether it opens or closes. */
  DOUBLE_QUOTE,
  /** A double quote that opens. */
  OPENING_QUOTE,
  /** A double quote that closes. */
  CLOSING_QUOTE,
  /** A period. */
  PERIOD,
  /** Three periods in one character. */
  ELLIPSIS,
  /** The hyphen-minus. */
  HYPHEN,
  /** An en or em dash. */
  DASH,
  /** A bracket that opens. */
  OPENING_BRACKET,
  /** A bracket that closes. */
  CLOSING_BRACKET,
  /** A mark that is a token of its own, however often it stands in a row. */
  PUNCTUATION,
  /** Anything else. */
  SYMBOL;

  private static final CharacterClass[] ASCII = asciiTable();

  /** The class of a Unicode code point; lone surrogates are symbols. */
  static CharacterClass of(int codePoint) {
    return codePoint < 0x80 ? ASCII[codePoint] : ofNonAscii(codePoint);
  }

  /** The lower case of an ASCII letter, and any other UTF-16 unit as it is. */
  static char asciiLowerCase(char unit) {
    return 'A' <= unit && unit <= 'Z' ? (char) (unit + 'a' - 'A') : unit;
  }

  private static CharacterClass[] asciiTable() {
    CharacterClass[] table = new CharacterClass[0x80];
    for (char c = 0; c < table.length; c++) {
      if (Character.isWhitespace(c)) {
        table[c] = WHITE_SPACE;
      } else if (Character.isLetterOrDigit(c)) {
        table[c] = WORD;
      } else {
        table[c] = ofAsciiMark(c);
      }
    }
    return table;
  }

  private static CharacterClass ofAsciiMark(char mark) {
    return switch (mark) {
      case '\'', '`' -> SINGLE_QUOTE;
      case '"' -> DOUBLE_QUOTE;
      case '.' -> PERIOD;
      case '-' -> HYPHEN;
      case '(', '[', '{' -> OPENING_BRACKET;
      case ')', ']', '}' -> CLOSING_BRACKET;
      case ',', ';', ':', '!', '?' -> PUNCTUATION;
      default -> SYMBOL;
    };
  }

  private static CharacterClass ofNonAscii(int codePoint) {
    return switch (codePoint) {
      case PlainCharacters.NO_BREAK_SPACE -> NO_BREAK_SPACE;
      case PlainCharacters.OPENING_DOUBLE_QUOTE -> OPENING_QUOTE;
      case PlainCharacters.CLOSING_DOUBLE_QUOTE -> CLOSING_QUOTE;
      case PlainCharacters.ELLIPSIS -> ELLIPSIS;
      case PlainCharacters.EN_DASH -> DASH;
      default -> Character.isWhitespace(codePoint) ? WHITE_SPACE : ofCategory(codePoint);
    };
  }

  private static CharacterClass ofCategory(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.DECIMAL_DIGIT_NUMBER,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          WORD;
      case Character.FORMAT -> FORMAT;
      default -> SYMBOL;
    };
  }
}
