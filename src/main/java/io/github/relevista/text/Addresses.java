package io.github.relevista.text;

/** Finds web and mail addresses, whose periods and colons end no word. */
final class Addresses {
  private static final String[] PREFIXES = {"http://", "https://", "ftp://", "www."};

  /** Only those that are no word of a language: reviews often forget the space behind a period. */
  private static final String[] TOP_LEVEL_DOMAINS = {
    "com", "org", "net", "edu", "gov", "mil", "uk"
  };

  /** The bound keeps the time linear in texts that are one chain of periods. */
  private static final int MAXIMUM_LABELS = 8;

  private Addresses() {}

  /**
   * The index behind the address with {@code http://}, {@code https://}, {@code ftp://} or {@code
   * www.} that begins at an index, or the index itself. An address ends at white space, quotes and
   * brackets; punctuation at its end is none of it.
   */
  static int end(PlainText text, int index) {
    char first = CharacterClass.asciiLowerCase(text.at(index));
    if (first != 'h' && first != 'f' && first != 'w') {
      return index;
    }
    for (String prefix : PREFIXES) {
      int host = index + prefix.length();
      if (text.startsWith(prefix, index) && text.isWord(host)) {
        return pathEnd(text, host);
      }
    }
    return index;
  }

  /**
   * The index behind the domain ({@code .com}, {@code .co.uk}) and path that begin at a period
   * within or behind a word, or that of the period.
   */
  static int domainEnd(PlainText text, int period) {
    int end = period;
    int label = period;
    for (int labels = 0; labels < MAXIMUM_LABELS && text.at(label) == '.'; labels++) {
      int labelEnd = labelEnd(text, label + 1);
      if (isTopLevelDomain(text, label + 1, labelEnd)) {
        end = labelEnd;
      }
      label = labelEnd;
    }
    return end > period && text.at(end) == '/' ? pathEnd(text, end) : end;
  }

  private static int pathEnd(PlainText text, int from) {
    int end = from;
    while (isPath(text, end)) {
      end = text.next(end);
    }
    while (end > from && isTrailing(text.classAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isPath(PlainText text, int index) {
    return switch (text.classAt(index)) {
      case WORD, FORMAT, PERIOD, HYPHEN, PUNCTUATION -> true;
      case SYMBOL -> text.at(index) != '<' && text.at(index) != '>';
      default -> false;
    };
  }

  private static boolean isTrailing(CharacterClass last) {
    return switch (last) {
      case PERIOD, HYPHEN, PUNCTUATION -> true;
      default -> false;
    };
  }

  private static int labelEnd(PlainText text, int from) {
    int end = from;
    while (text.at(end) < 0x80 && (text.isWord(end) || text.at(end) == '-')) {
      end++;
    }
    return end;
  }

  private static boolean isTopLevelDomain(PlainText text, int from, int to) {
    for (String domain : TOP_LEVEL_DOMAINS) {
      if (domain.length() == to - from && text.startsWith(domain, from)) {
        return !text.isWord(to);
      }
    }
    return false;
  }
}
