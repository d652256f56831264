package io.github.relevista.train;

import io.github.relevista.model.SentimentModel;
import java.util.List;

/**
 * What a run made.
 *
 * @param model the averaged weights of the best evaluation
 * @param evaluations all evaluations, in their order
 * @param best the best of them
 * @param stoppedEarly whether training ended because nothing better came for too long
 */
public record TrainingResult(
    SentimentModel model, List<Evaluation> evaluations, Evaluation best, boolean stoppedEarly) {
  /** Copies the list. */
  public TrainingResult {
    evaluations = List.copyOf(evaluations);
  }
}
