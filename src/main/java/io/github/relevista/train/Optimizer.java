package io.github.relevista.train;

import io.github.relevista.settings.RecipeSettings;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * From the gradient of a batch to the next weights: clipping, the schedule, Adam, and the moving
 * average beside it.
 */
final class Optimizer {
  private final RecipeSettings recipe;
  private final Schedule schedule;
  private final Adam adam;
  private final TrainingState state;
  private final INDArray gradient;
  private final List<Group> groups;

  /** The weights that the batches move, and their average. */
  private final INDArray weights;

  private final INDArray average;

  /** Weights that share a learning rate and a decay, with what Adam keeps of them. */
  private record Group(
      INDArray weights,
      INDArray gradient,
      INDArray mean,
      INDArray meanSquare,
      double rateFactor,
      double decay) {}

  /**
   * @param gradient where the gradient of a batch is found, of the trained terms alone
   * @param state what is trained
   */
  Optimizer(RecipeSettings recipe, Schedule schedule, Parameters gradient, TrainingState state) {
    this.recipe = recipe;
    this.schedule = schedule;
    this.state = state;
    this.gradient = gradient.vector();
    adam = new Adam(recipe.beta1(), recipe.beta2(), recipe.adamEpsilon());
    int terms = gradient.embedding().rows();
    weights = state.weights().trainedVector(terms);
    average = state.average().trainedVector(terms);
    groups =
        List.of(
            new Group(
                state.weights().layersVector(),
                gradient.layersVector(),
                state.mean().layersVector(),
                state.meanSquare().layersVector(),
                1,
                recipe.weightDecay()),
            new Group(
                state.weights().embeddingVector(terms),
                gradient.embeddingVector(terms),
                state.mean().embeddingVector(terms),
                state.meanSquare().embeddingVector(terms),
                recipe.embeddingRateFactor(),
                0));
  }

  /** Moves the weights against the gradient, which is used up, and their average after them. */
  void step() {
    clipInPlace(gradient, recipe.gradientClip());
    double rate = schedule.rate(state.step());
    for (Group group : groups) {
      adam.updateInPlace(
          group.weights(),
          group.gradient(),
          group.mean(),
          group.meanSquare(),
          state.step() + 1,
          rate * group.rateFactor(),
          group.decay());
    }
    averageInPlace(average, weights, recipe.averageDecay(), state.step());
  }

  /**
   * Shortens a vector to a norm, if it is longer.
   *
   * @throws TrainingDataException if a value is not finite
   */
  static void clipInPlace(INDArray vector, double largest) {
    double norm = Nd4j.getBlasWrapper().level1().nrm2(vector);
    if (!Double.isFinite(norm)) {
      throw new TrainingDataException(
          "the gradient is not finite any more; lower learning_rate or gradient_clip");
    }
    if (norm > largest) {
      vector.muli(largest / norm);
    }
  }

  /**
   * Moves an exponential average on: average = d · average + (1 − d) · weights. At first, when
   * there is little to average, d is (1 + step) / (10 + step), so that the initial weights are soon
   * forgotten.
   *
   * @param step from 0
   */
  static void averageInPlace(INDArray average, INDArray weights, double decay, long step) {
    double kept = Math.min(decay, (1.0 + step) / (10.0 + step));
    average.muli(kept);
    Adam.addScaled(average, 1 - kept, weights);
  }
}
