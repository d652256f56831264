package io.github.relevista.train;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.settings.RecipeSettings;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import io.github.relevista.train.Randomness.Purpose;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a network whose scores are to be numbers: the squared error in the place of softmax
 * cross-entropy, otherwise as {@link Trainer} does. There is no dropout and no evaluation on the
 * way; what comes back is the average of the weights after the last epoch.
 *
 * <p>The same recipe and examples give the same weights on one machine, to the last bit.
 */
public final class RegressionTrainer {
  private final RecipeSettings recipe;
  private final NetworkShape shape;

  /**
   * @param recipe its dropout, evaluations and patience are not looked at; with an embedding rate
   *     factor of 0 the embeddings stay as they are given
   * @param shape the sizes of the network
   */
  public RegressionTrainer(RecipeSettings recipe, NetworkShape shape) {
    this.recipe = recipe;
    this.shape = shape;
  }

  /**
   * Trains from the beginning.
   *
   * @param classes the names of the scores
   * @param text how the model makes tokens of texts
   * @param vocabulary the words of the model
   * @param embedding [vocabulary, embedding]: what the embeddings begin with
   * @throws TrainingDataException if the weights do not stay finite
   */
  public SentimentModel train(
      RegressionExamples examples,
      ClassScale classes,
      TextRules text,
      Vocabulary vocabulary,
      FloatMatrix embedding) {
    Randomness randomness = new Randomness(recipe.seed());
    Parameters initial =
        Weights.initial(shape, embedding, randomness.generator(Purpose.WEIGHTS, 0));
    TrainingState state = new TrainingState(initial, zeros(vocabulary), zeros(vocabulary));
    learn(examples, state, zeros(vocabulary), randomness);
    return Weights.model(shape, classes, text, vocabulary, state.average());
  }

  private Parameters zeros(Vocabulary vocabulary) {
    return Parameters.zeros(shape, vocabulary.size(), DataType.FLOAT);
  }

  private void learn(
      RegressionExamples examples,
      TrainingState state,
      Parameters gradient,
      Randomness randomness) {
    int size = recipe.batchSize();
    Network network = new Network(shape, DataType.FLOAT, size, examples.longest());
    long stepsPerEpoch = BatchOrder.inOrder(examples.ids(), size).size();
    Schedule schedule =
        new Schedule(recipe.learningRate(), recipe.warmupSteps(), recipe.epochs() * stepsPerEpoch);
    Optimizer optimizer = new Optimizer(recipe, schedule, gradient, state);
    for (int epoch = 0; epoch < recipe.epochs(); epoch++) {
      for (int[] indices :
          BatchOrder.shuffled(examples.ids(), size, randomness.generator(Purpose.ORDER, epoch))) {
        RegressionBatch batch = RegressionBatch.of(examples, indices, size);
        network.lossAndGradient(
            state.weights(),
            batch.ids(),
            batch.steps(),
            Noise.NONE,
            scores -> SquaredLoss.of(scores, batch.scores(), batch.weights()),
            gradient);
        optimizer.step();
        state.advance();
      }
    }
  }
}
