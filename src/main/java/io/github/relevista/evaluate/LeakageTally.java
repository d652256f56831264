package io.github.relevista.evaluate;

import io.github.relevista.scoring.LengthBand;
import java.util.List;

/**
 * What the relevances of words and initial states leave of the score of the predicted class, by
 * method and length of text. Merges exactly.
 */
final class LeakageTally implements ExperimentState<LeakageTally> {
  private final Distribution[][] leakages;
  private final Distribution[][] scores;

  /**
   * @param methods number of methods
   */
  LeakageTally(int methods) {
    List<LengthBand> bands = LengthBand.all();
    leakages = new Distribution[methods][bands.size()];
    scores = new Distribution[methods][bands.size()];
    for (int method = 0; method < methods; method++) {
      for (int band = 0; band < bands.size(); band++) {
        leakages[method][band] = new Distribution();
        scores[method][band] = new Distribution();
      }
    }
  }

  /** Adds a text with a score and with what is left of it. */
  void add(int method, int length, float score, float leakage) {
    int band = LengthBand.indexOf(length);
    leakages[method][band].add(leakage);
    scores[method][band].add(score);
  }

  @Override
  public void merge(LeakageTally other) {
    for (int method = 0; method < leakages.length; method++) {
      for (int band = 0; band < leakages[method].length; band++) {
        leakages[method][band].merge(other.leakages[method][band]);
        scores[method][band].merge(other.scores[method][band]);
      }
    }
  }

  /** Score less relevances, of texts of a band of {@link LengthBand#all}. */
  Distribution leakages(int method, int band) {
    return leakages[method][band];
  }

  /** The scores of those texts. */
  Distribution scores(int method, int band) {
    return scores[method][band];
  }
}
