package io.github.relevista.lexicon;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A lexicon made by people: words with scores, negative below zero.
 *
 * @param name what figures call it
 * @param scores by word
 */
public record GoldLexicon(String name, Map<String, Double> scores) implements Serializable {
  /**
   * Scores up to this share of the largest magnitude are called neutral where three classes are.
   */
  private static final double NEUTRAL_SHARE = 0.25;

  private static final int SHOWN = 60;

  /** Copies the map, its order kept. */
  public GoldLexicon {
    scores = Collections.unmodifiableMap(new LinkedHashMap<>(scores));
  }

  /**
   * Reads lines of a word, a tab and a score; what stands behind a further tab is passed over, so
   * that VADER's own file is one. Blank lines and those that begin with {@code #} and have no tab
   * say nothing. Of a word that comes again the first score holds.
   *
   * @param name what figures call it
   * @param file what faults call it
   * @param lines of the file
   * @throws IllegalArgumentException if a line has another form: one line that names it
   */
  public static GoldLexicon parse(String name, String file, List<String> lines) {
    Map<String, Double> scores = new LinkedHashMap<>();
    for (int index = 0; index < lines.size(); index++) {
      String line = lines.get(index);
      boolean isComment = line.startsWith("#") && line.indexOf('\t') < 0;
      if (!line.isBlank() && !isComment) {
        add(scores, line, file, index + 1);
      }
    }
    if (scores.isEmpty()) {
      throw new IllegalArgumentException(
          "gold %s holds no word; every line is a word, a tab and a score".formatted(file));
    }
    return new GoldLexicon(name, scores);
  }

  private static void add(Map<String, Double> scores, String line, String file, int number) {
    String[] fields = line.split("\t", -1);
    Double score = fields.length < 2 || fields[0].isBlank() ? null : number(fields[1]);
    if (score == null) {
      throw new IllegalArgumentException(
          "gold %s, line %d: must be a word, a tab and a score such as 'good<tab>1.9', was '%s'"
              .formatted(
                  file, number, line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line));
    }
    scores.putIfAbsent(fields[0].strip(), score);
  }

  private static Double number(String text) {
    try {
      double value = Double.parseDouble(text.strip());
      return Double.isFinite(value) ? value : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** The same lexicon for entries in small letters. */
  public GoldLexicon inLowerCase() {
    Map<String, Double> lower = new LinkedHashMap<>();
    scores.forEach((word, score) -> lower.putIfAbsent(word.toLowerCase(Locale.ROOT), score));
    return new GoldLexicon(name, lower);
  }

  /**
   * −1, 0 or 1: the class of a score where three classes are told apart. Neutral is a score of up
   * to a quarter of the largest magnitude of the lexicon.
   */
  public int ternary(double score) {
    double largest = scores.values().stream().mapToDouble(Math::abs).max().orElse(0);
    return Math.abs(score) <= NEUTRAL_SHARE * largest ? 0 : (int) Math.signum(score);
  }
}
