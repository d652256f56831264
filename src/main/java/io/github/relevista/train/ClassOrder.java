package io.github.relevista.train;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The order of classes from the most negative to the most positive, where their names tell it: they
 * are numbers, or words of one known scale.
 */
final class ClassOrder {
  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,9}(\\.[0-9]{1,9})?");

  private static final List<List<String>> SCALES =
      List.of(
          List.of("very negative", "negative", "neutral", "positive", "very positive"),
          List.of("bad", "good"));

  private static final Map<String, String> SHORT =
      Map.of("neg", "negative", "neu", "neutral", "pos", "positive");

  private ClassOrder() {}

  /** The names in their order; empty where it cannot be told. */
  static Optional<List<String>> of(List<String> names) {
    if (names.stream().allMatch(name -> NUMBER.matcher(name).matches())) {
      return Optional.of(names.stream().sorted(Comparator.comparing(BigDecimal::new)).toList());
    }
    for (List<String> scale : SCALES) {
      List<Integer> places = names.stream().map(name -> scale.indexOf(plain(name))).toList();
      if (!places.contains(-1) && places.stream().distinct().count() == names.size()) {
        return Optional.of(
            names.stream()
                .sorted(Comparator.comparing(name -> scale.indexOf(plain(name))))
                .toList());
      }
    }
    return Optional.empty();
  }

  private static String plain(String name) {
    String lower = name.strip().toLowerCase(Locale.ROOT).replaceAll("[_-]", " ");
    return SHORT.getOrDefault(lower, lower);
  }
}
