package io.github.relevista.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * All that a run carries from one evaluation to the next: what a checkpoint holds. Random numbers
 * are no part of it, since {@link Randomness} makes those of a step from its number.
 */
final class TrainingState {
  private final Parameters weights;
  private final Parameters average;
  private final Parameters best;
  private final Parameters mean;
  private final Parameters meanSquare;
  private final List<Evaluation> evaluations = new ArrayList<>();
  private long step;

  /**
   * The state before the first batch.
   *
   * @param initial the weights to begin with; shared
   * @param mean zeros for the weights that are trained; shared, as is the next
   */
  TrainingState(Parameters initial, Parameters mean, Parameters meanSquare) {
    weights = initial;
    average = initial.copy();
    best = initial.copy();
    this.mean = mean;
    this.meanSquare = meanSquare;
  }

  Parameters weights() {
    return weights;
  }

  /** The exponential moving average of the weights. */
  Parameters average() {
    return average;
  }

  /** The average as it was at the best evaluation. */
  Parameters best() {
    return best;
  }

  /** Adam's mean of the gradients, of what is trained. */
  Parameters mean() {
    return mean;
  }

  /** Adam's mean of the squared gradients, of what is trained. */
  Parameters meanSquare() {
    return meanSquare;
  }

  /** All vectors, in the order of a checkpoint. */
  List<INDArray> vectors() {
    return List.of(
        weights.vector(), average.vector(), best.vector(), mean.vector(), meanSquare.vector());
  }

  /** Batches done. */
  long step() {
    return step;
  }

  void advance() {
    step++;
  }

  /** The evaluations so far. */
  List<Evaluation> evaluations() {
    return List.copyOf(evaluations);
  }

  /** Index of the best evaluation, −1 before the first. */
  int bestIndex() {
    int best = -1;
    for (int index = 0; index < evaluations.size(); index++) {
      if (best < 0 || evaluations.get(index).isBetterThan(evaluations.get(best))) {
        best = index;
      }
    }
    return best;
  }

  /** Notes an evaluation of the average, and keeps the average if there was no better one. */
  void add(Evaluation evaluation) {
    evaluations.add(evaluation);
    if (bestIndex() == evaluations.size() - 1) {
      best.vector().assign(average.vector());
    }
  }

  /** Takes up where a checkpoint was made, its vectors being in place already. */
  void restore(long stepOfCheckpoint, List<Evaluation> evaluationsOfCheckpoint) {
    step = stepOfCheckpoint;
    evaluations.clear();
    evaluations.addAll(evaluationsOfCheckpoint);
  }
}
