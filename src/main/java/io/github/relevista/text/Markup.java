package io.github.relevista.text;

/**
 * Finds HTML tags and comments.
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
final class Markup {
  /** The bound keeps the time linear where a text holds many tags that never end. */
  static final int MAXIMUM_LENGTH = 4096;

  private static final String COMMENT_BEGIN = "<!--";
  private static final String COMMENT_END = "-->";

  private Markup() {}

  /**
   * The index behind the tag or comment that begins at {@code chars[from]}, a {@code <}, or −1
   * where none begins there.
   */
  static int end(char[] chars, int from, int length) {
    int limit = Math.min(length, from + MAXIMUM_LENGTH);
    if (startsWith(COMMENT_BEGIN, chars, from, limit)) {
      return commentEnd(chars, from + COMMENT_BEGIN.length(), limit);
    }
    boolean endTag = from + 1 < limit && chars[from + 1] == '/';
    int nameBegin = endTag ? from + 2 : from + 1;
    int i = nameEnd(chars, nameBegin, limit);
    if (i == nameBegin) {
      return -1;
    }
    if (!endTag) {
      i = attributesEnd(chars, i, limit);
    }
    i = whiteSpaceEnd(chars, i, limit);
    if (!endTag && i < limit && chars[i] == '/') {
      i++;
    }
    return i < limit && chars[i] == '>' ? i + 1 : -1;
  }

  private static int commentEnd(char[] chars, int from, int limit) {
    for (int i = from; i < limit; i++) {
      if (startsWith(COMMENT_END, chars, i, limit)) {
        return i + COMMENT_END.length();
      }
    }
    return -1;
  }

  /** The index behind the attributes that begin at {@code from}; {@code from} without any. */
  private static int attributesEnd(char[] chars, int from, int limit) {
    int end = from;
    int next = attributeEnd(chars, end, limit);
    while (next > end) {
      end = next;
      next = attributeEnd(chars, end, limit);
    }
    return end;
  }

  /** The index behind the white space and the attribute that follows it, or −1. */
  private static int attributeEnd(char[] chars, int from, int limit) {
    int nameBegin = whiteSpaceEnd(chars, from, limit);
    int nameEnd = nameEnd(chars, nameBegin, limit);
    if (nameBegin == from || nameEnd == nameBegin) {
      return -1;
    }
    int equals = whiteSpaceEnd(chars, nameEnd, limit);
    if (equals >= limit || chars[equals] != '=') {
      return -1;
    }
    return valueEnd(chars, whiteSpaceEnd(chars, equals + 1, limit), limit);
  }

  private static int valueEnd(char[] chars, int from, int limit) {
    if (from >= limit) {
      return -1;
    }
    int i = from;
    char quote = chars[from];
    if (quote == '"' || quote == '\'') {
      i++;
      while (i < limit && chars[i] != quote) {
        i++;
      }
      return i < limit ? i + 1 : -1;
    }
    while (i < limit && isBareValue(chars[i])) {
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

  private static int nameEnd(char[] chars, int from, int limit) {
    int i = from;
    if (i < limit && isLetter(chars[i])) {
      i++;
      while (i < limit && isName(chars[i])) {
        i++;
      }
    }
    return i;
  }

  private static int whiteSpaceEnd(char[] chars, int from, int limit) {
    int i = from;
    while (i < limit && Character.isWhitespace(chars[i])) {
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

  private static boolean startsWith(String prefix, char[] chars, int from, int limit) {
    if (from + prefix.length() > limit) {
      return false;
    }
    for (int i = 0; i < prefix.length(); i++) {
      if (chars[from + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
