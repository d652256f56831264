package io.github.relevista.text;

/**
 * Finds the HTML tags and comments of a text, asked for from its front to its back.
 *
 * <p>A start tag is {@code <}, a name, any number of attributes, white space or not, a slash or
 * not, and {@code >}. A name is an ASCII letter and then ASCII letters, digits, {@code -}, {@code
 * _} and {@code :}. An attribute is white space, a name, {@code =} with or without white space
 * around it, and a value: anything in double or single quotes, or characters other than white
 * space, quotes, {@code <} and {@code >}. An end tag is {@code </}, a name, white space or not, and
 * {@code >}. A comment is anything from {@code <!--} to {@code -->}. None is longer than {@link
 * #MAXIMUM_LENGTH} UTF-16 units.
 *
 * <p>So {@code a < b}, {@code <3}, {@code </3} and {@code <http://example.org>} hold no tag. Nor
 * does {@code a <b and c> d}, which a browser would swallow: an attribute without a value is more
 * often a sentence than a tag.
 */
class Markup {
  /** A tag longer than this is a text with a bracket too few. */
  static final int MAXIMUM_LENGTH = 4096;

  private static final String COMMENT_BEGIN = "<!--";
  private static final String COMMENT_END = "-->";

  private char[] chars = {};
  private int length;

  /** Where the last {@link #COMMENT_END} that was looked for begins: the length if nowhere. */
  private int commentEnd;

  /** Takes a new text: the first {@code length} of some UTF-16 units. */
  void read(char[] text, int length) {
    this.chars = text;
    this.length = length;
    commentEnd = -1;
  }

  /**
   * The index behind the tag or comment that begins at an index, where a {@code <} stands, or −1
   * where none begins there.
   *
   * @param from at or behind the index asked for before
   */
  int end(int from) {
    int limit = Math.min(length, from + MAXIMUM_LENGTH);
    if (startsWith(COMMENT_BEGIN, from, limit)) {
      return commentEnd(from + COMMENT_BEGIN.length(), limit);
    }
    boolean endTag = from + 1 < limit && at(from + 1) == '/';
    int nameBegin = endTag ? from + 2 : from + 1;
    int i = nameEnd(nameBegin, limit);
    if (i == nameBegin) {
      return -1;
    }
    if (!endTag) {
      i = attributesEnd(i, limit);
    }
    i = whiteSpaceEnd(i, limit);
    if (!endTag && i < limit && at(i) == '/') {
      i++;
    }
    return i < limit && at(i) == '>' ? i + 1 : -1;
  }

  /** The UTF-16 unit at an index in [0, length). */
  char at(int index) {
    return chars[index];
  }

  /** Looks for each end once, however many comments begin before it and are too long. */
  private int commentEnd(int from, int limit) {
    if (commentEnd < from) {
      commentEnd = from;
      while (commentEnd < length && !startsWith(COMMENT_END, commentEnd, length)) {
        commentEnd++;
      }
    }
    int end = commentEnd + COMMENT_END.length();
    return end <= limit ? end : -1;
  }

  /** The index behind the attributes that begin at {@code from}; {@code from} without any. */
  private int attributesEnd(int from, int limit) {
    int end = from;
    int next = attributeEnd(end, limit);
    while (next > end) {
      end = next;
      next = attributeEnd(end, limit);
    }
    return end;
  }

  /** The index behind the white space and the attribute that follows it, or −1. */
  private int attributeEnd(int from, int limit) {
    int nameBegin = whiteSpaceEnd(from, limit);
    int nameEnd = nameEnd(nameBegin, limit);
    if (nameBegin == from || nameEnd == nameBegin) {
      return -1;
    }
    int equals = whiteSpaceEnd(nameEnd, limit);
    if (equals >= limit || at(equals) != '=') {
      return -1;
    }
    return valueEnd(whiteSpaceEnd(equals + 1, limit), limit);
  }

  private int valueEnd(int from, int limit) {
    if (from >= limit) {
      return -1;
    }
    int i = from;
    char quote = at(from);
    if (quote == '"' || quote == '\'') {
      i++;
      while (i < limit && at(i) != quote) {
        i++;
      }
      return i < limit ? i + 1 : -1;
    }
    while (i < limit && isBareValue(at(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBareValue(char unit) {
    return switch (unit) {
      case '"', '\'', '<', '>' -> false;
      default -> !Character.isWhitespace(unit);
    };
  }

  private int nameEnd(int from, int limit) {
    int i = from;
    if (i < limit && isLetter(at(i))) {
      i++;
      while (i < limit && isName(at(i))) {
        i++;
      }
    }
    return i;
  }

  private int whiteSpaceEnd(int from, int limit) {
    int i = from;
    while (i < limit && Character.isWhitespace(at(i))) {
      i++;
    }
    return i;
  }

  private static boolean isLetter(char unit) {
    return ('a' <= unit && unit <= 'z') || ('A' <= unit && unit <= 'Z');
  }

  private static boolean isName(char unit) {
    return isLetter(unit)
        || ('0' <= unit && unit <= '9')
        || unit == '-'
        || unit == ':'
        || unit == '_';
  }

  private boolean startsWith(String prefix, int from, int limit) {
    if (from + prefix.length() > limit) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (at(from + i) != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
