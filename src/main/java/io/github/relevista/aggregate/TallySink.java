package io.github.relevista.aggregate;

import io.github.relevista.model.Target;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.stats.ReviewStatistic;
import java.util.List;

/** Takes what a {@link Tally} has gathered. The same key may come again from another tally. */
public interface TallySink {
  /**
   * The relevance of a term.
   *
   * @param slice the values of the slice columns
   * @param target the score explained
   */
  void relevance(List<String> slice, Target target, String term, RelevanceStatistic statistic);

  /**
   * The occurrences of a term in reviews of one predicted class and label.
   *
   * @param predictedClass its name
   * @param label the label, or null
   */
  void occurrences(
      List<String> slice,
      String term,
      String predictedClass,
      String label,
      OccurrenceStatistic statistic);

  /**
   * The reviews of one predicted class and label whose score for the target was explained.
   *
   * @param target the score explained
   * @param predictedClass its name
   * @param label the label, or null
   */
  void reviews(
      List<String> slice,
      Target target,
      String predictedClass,
      String label,
      ReviewStatistic statistic);
}
