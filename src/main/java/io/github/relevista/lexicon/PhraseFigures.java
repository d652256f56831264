package io.github.relevista.lexicon;

import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.stats.Normal;
import io.github.relevista.stats.PhraseStatistic;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * By how much the relevance of a phrase differs from what its words have elsewhere.
 *
 * <p>With x̄ the mean over the occurrences of the phrase of what its words have together, and e(w)
 * the mean relevance of the word w over all its occurrences outside of this phrase, the difference
 * is d = x̄ − Σ e(w), a word that stands in the phrase twice counting twice. Its error is √(s(x̄)²
 * + Σ (k(w) s(w))²), k(w) being how often the word stands in the phrase: s(x̄) as {@link
 * io.github.relevista.stats.ClusteredSums} has it, reviews being drawn; s(w) the error of the
 * word's mean over all its occurrences, grown by √(all / elsewhere) since it is that of fewer. That
 * the same review may hold the phrase and its words elsewhere is left out of it.
 *
 * @param mean x̄
 * @param expected Σ e(w)
 * @param difference d
 * @param low lower end of its interval; NaN where there is no error
 * @param high upper end; NaN likewise
 * @param z errors between d and 0; NaN likewise
 * @param p how probable so large a difference is where there is none, in [0, 1]; NaN likewise
 * @param elsewhere occurrences elsewhere of the word that has the fewest; not above 0 where the
 *     other figures mean nothing
 */
public record PhraseFigures(
    double mean,
    double expected,
    double difference,
    double low,
    double high,
    double z,
    double p,
    long elsewhere) {

  /**
   * What is known of a word of the phrase, inside of it and elsewhere together.
   *
   * @param term the word
   * @param occurrences of it
   * @param sum of their relevances
   * @param standardError of their mean, clustered by review
   */
  public record Word(String term, long occurrences, BigDecimal sum, double standardError) {}

  /**
   * The figures of a phrase.
   *
   * @param words in the order of the phrase
   * @param confidence of the interval, in (0, 1)
   */
  public static PhraseFigures of(PhraseStatistic phrase, List<Word> words, double confidence) {
    ClusteredMean mean = phrase.mean();
    Map<String, List<Integer>> places = new LinkedHashMap<>();
    for (int place = 0; place < words.size(); place++) {
      places.computeIfAbsent(words.get(place).term, term -> new ArrayList<>()).add(place);
    }
    double expected = 0;
    double variance = mean.standardError() * mean.standardError();
    long least = Long.MAX_VALUE;
    for (List<Integer> ofWord : places.values()) {
      Word word = words.get(ofWord.get(0));
      BigDecimal sum = word.sum;
      for (int place : ofWord) {
        sum = sum.subtract(phrase.words().get(place));
      }
      long elsewhere = word.occurrences - ofWord.size() * phrase.occurrences();
      expected += ofWord.size() * sum.doubleValue() / elsewhere;
      double error = ofWord.size() * word.standardError;
      variance += error * error * word.occurrences / elsewhere;
      least = Math.min(least, elsewhere);
    }
    double difference = mean.mean() - expected;
    ClusteredMean whole = new ClusteredMean(difference, Math.sqrt(variance));
    double margin = whole.margin(confidence);
    double z = whole.errorsAbove(0);
    return new PhraseFigures(
        mean.mean(),
        expected,
        difference,
        difference - margin,
        difference + margin,
        z,
        Normal.twoSided(z),
        least);
  }
}
