package io.github.relevista.settings;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the words of a configuration mean where something else than a word is wanted. */
final class Words {
  /** No leading zeros: 010 is eight to some readers of YAML and ten to others. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(0|[1-9][0-9_]*)?(\\.[0-9]*)?([eE][+-]?[0-9]{1,4})?");

  private static final Pattern DIGIT_FIRST = Pattern.compile("[+-]?\\.?[0-9].*");

  private static final Set<String> TRUE =
      Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
  private static final Set<String> FALSE =
      Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

  /** Letters that a slip of the pen changes at most, for each letter of a word. */
  private static final double SLIP = 1.0 / 3;

  private Words() {}

  /** True or false by any of YAML's words; empty for every other word. */
  static Optional<Boolean> truth(Object word) {
    if (TRUE.contains(word)) {
      return Optional.of(true);
    }
    return FALSE.contains(word) ? Optional.of(false) : Optional.empty();
  }

  /** A decimal number such as {@code -1.5e3} or {@code 500_000}; empty for every other word. */
  static Optional<Double> number(Object word) {
    return decimal(word).map(BigDecimal::doubleValue);
  }

  /** The same of a number without a fraction that fits a long. */
  static Optional<Long> wholeNumber(Object word) {
    try {
      return decimal(word).map(BigDecimal::longValueExact);
    } catch (ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> decimal(Object word) {
    return word instanceof String text
            && NUMBER.matcher(text).matches()
            && DIGIT_FIRST.matcher(text).matches()
        ? Optional.of(new BigDecimal(text.replace("_", "")))
        : Optional.empty();
  }

  /** The word that a slip of the pen may have been meant for; empty where none is near. */
  static Optional<String> nearest(String slip, Collection<String> words) {
    String plain = slip.replace('-', '_').toLowerCase(Locale.ROOT);
    return words.stream()
        .min(Comparator.comparingInt(word -> distance(plain, word)))
        .filter(word -> distance(plain, word) <= Math.max(1, plain.length() * SLIP));
  }

  /** Letters to insert, to leave out or to change (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
