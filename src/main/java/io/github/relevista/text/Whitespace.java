package io.github.relevista.text;

/** The kinds of white space at which programs split texts. */
final class Whitespace {
  private Whitespace() {}

  /** ASCII white space: the space and U+0009 to U+000D, as C's {@code isspace} has it. */
  static boolean isAscii(int codePoint) {
    return codePoint == ' ' || ('\t' <= codePoint && codePoint <= '\r');
  }

  /**
   * What Python's {@code str.split()} and {@code \s} take for white space: what Unicode calls so,
   * no-break spaces among it, and the separators U+001C to U+001F.
   */
  static boolean isOfPython(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == '\u0085';
  }
}
