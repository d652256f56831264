package io.github.relevista.text;

import java.util.List;

/**
 * Finds where a word ends: what joins its parts, which periods belong to it, and where a clitic
 * begins.
 */
final class WordScanner {
  /** Abbreviations that keep their period; {@code no.} does so before a number only. */
  private static final TermIndex ABBREVIATIONS =
      TermIndex.of(
          List.of(
              ("al approx aug ave blvd bros capt cf co col corp dec dept dr etc feb ft gen gov inc "
                      + "jan jr lt ltd maj messrs mlle mme mr mrs ms mt no nov oct pres prof rev "
                      + "sen sept sgt sr st vol vs")
                  .split(" ")));

  private static final int LONGEST_ABBREVIATION = 6;

  private final PlainText text;
  private final char[] abbreviation = new char[LONGEST_ABBREVIATION];

  WordScanner(PlainText text) {
    this.text = text;
  }

  /** The index behind the word whose first character stands at {@code from}. */
  int end(int from) {
    int addressEnd = Addresses.end(text, from);
    if (addressEnd > from) {
      return addressEnd;
    }
    int i = text.next(from);
    while (true) {
      CharacterClass characterClass = text.classAt(i);
      if (characterClass == CharacterClass.WORD) {
        if (Clitics.isNegation(text, i)) {
          return i;
        }
        i = text.next(i);
      } else if (characterClass == CharacterClass.FORMAT) {
        i = text.next(i);
      } else if (characterClass == CharacterClass.PERIOD && !isInnerPeriod(from, i)) {
        int domainEnd = Addresses.domainEnd(text, i);
        return domainEnd == i && keepsPeriod(from, i) ? i + 1 : domainEnd;
      } else {
        int joinEnd = joinEnd(from, i, characterClass);
        if (joinEnd == i) {
          return i;
        }
        i = joinEnd;
      }
    }
  }

  /** The index behind what joins the word's part before {@code i} to the next, or {@code i}. */
  private int joinEnd(int from, int i, CharacterClass characterClass) {
    boolean joins =
        switch (characterClass) {
          case PERIOD -> true; // an inner one: end() keeps the others from here
          case HYPHEN -> text.isWord(i + 1);
          case NO_BREAK_SPACE -> wholeNumberEnd(from) == i && isFraction(i + 1);
          case SINGLE_QUOTE -> text.isWord(i + 1) && Clitics.end(text, i) == i;
          case PUNCTUATION -> joinsDigits(i);
          case SYMBOL -> joinsAsSymbol(from, i);
          default -> false;
        };
    if (!joins) {
      return i;
    }
    int end = i + 1;
    while (text.at(i) == '*' && text.at(end) == '*') {
      end++;
    }
    return end;
  }

  /** The index behind the digits that stand from an index on. */
  int wholeNumberEnd(int from) {
    int end = from;
    while (text.isDigit(end)) {
      end++;
    }
    return end;
  }

  /** Whether digits, a slash and a digit stand from an index on: {@code 1/2}, {@code 1\\/2}. */
  private boolean isFraction(int from) {
    int slash = wholeNumberEnd(from);
    if (slash > from && Symbols.isEscape(text, slash)) {
      slash++;
    }
    return slash > from && text.at(slash) == '/' && text.isDigit(slash + 1);
  }

  /** The comma of {@code 1,000} and the colon of {@code 10:30}. */
  private boolean joinsDigits(int i) {
    if (!text.isDigit(i - 1) || !text.isDigit(i + 1)) {
      return false;
    }
    boolean threeDigits = text.isDigit(i + 2) && text.isDigit(i + 3) && !text.isDigit(i + 4);
    return text.at(i) == ':' || (text.at(i) == ',' && threeDigits);
  }

  private boolean joinsAsSymbol(int from, int i) {
    return switch (text.at(i)) {
      case '/', '_', '@' -> text.isWord(i + 1);
      case '\\' -> text.at(i + 1) == '/' && text.isWord(i + 2);
      case '&' ->
          i - from <= 2 && text.isWord(i + 1) && !(text.isWord(i + 2) && text.isWord(i + 3));
      case '*' -> isCensored(i);
      default -> false;
    };
  }

  /** The stars of {@code d**n}. */
  private boolean isCensored(int i) {
    int next = i;
    while (text.at(next) == '*') {
      next++;
    }
    return text.isWord(next);
  }

  /** The period of {@code 3.5}, and those of {@code u.s.-led} but the last. */
  private boolean isInnerPeriod(int from, int i) {
    if (text.isDigit(i - 1) && text.isDigit(i + 1)) {
      return true;
    }
    boolean initialFollows = Character.isLetter(text.at(i + 1)) && !text.isWord(i + 2);
    boolean hyphenFollows = text.at(i + 1) == '-' && text.isWord(i + 2);
    return isInitial(from, i) && (initialFollows || hyphenFollows);
  }

  /** Whether a single letter stands before the period at {@code i}: {@code j.}, {@code u.s.}. */
  private boolean isInitial(int from, int i) {
    return Character.isLetter(text.at(i - 1)) && (i - 1 == from || text.at(i - 2) == '.');
  }

  private boolean keepsPeriod(int from, int i) {
    if (text.at(i + 1) == '.') {
      return false;
    }
    if (isInitial(from, i)) {
      boolean several = i - 1 > from;
      boolean pronoun = CharacterClass.asciiLowerCase(text.at(i - 1)) == 'i';
      return several || (!pronoun && goesOn(i + 1));
    }
    if (i - from > LONGEST_ABBREVIATION) {
      return false;
    }
    for (int k = from; k < i; k++) {
      abbreviation[k - from] = CharacterClass.asciiLowerCase(text.at(k));
    }
    if (ABBREVIATIONS.find(abbreviation, 0, i - from) < 0) {
      return false;
    }
    boolean number = i - from == 2 && text.startsWith("no", from);
    return !number || text.isDigit(afterSpaces(i + 1));
  }

  /** Whether what follows a single letter's period shows that no sentence ended there. */
  private boolean goesOn(int i) {
    return text.at(i) == ',' || text.at(i) == '\'' || text.isWord(afterSpaces(i));
  }

  private int afterSpaces(int from) {
    int i = from;
    while (i < text.length() && text.isSpace(i)) {
      i++;
    }
    return i;
  }
}
