package io.github.relevista.toy;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.History;
import io.github.relevista.engine.Scores;
import io.github.relevista.engine.SequenceBatch;
import io.github.relevista.engine.Workspace;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.ClassScale;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.settings.RecipeSettings;
import io.github.relevista.settings.ToySettings;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.train.NetworkShape;
import io.github.relevista.train.RegressionTrainer;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Trains one network on the task: an LSTM that reads forward, with a linear output without bias, so
 * that nothing but the words makes the result.
 */
final class NumberTraining {
  /** The classes: the result is the second, so that its polarity is 1. */
  static final ClassScale CLASSES = ClassScale.even(List.of("opposite", "result"));

  /** Index of the class whose score is the result. */
  static final int RESULT = CLASSES.indexOf("result");

  private static final TextRules TEXT =
      new TextRules(TokenizerKind.WHITESPACE, Casing.KEEP, Integer.MAX_VALUE);

  private final ToySettings settings;

  NumberTraining(ToySettings settings) {
    this.settings = settings;
  }

  /**
   * A network as it came out.
   *
   * @param engine the engine that computes with it
   * @param attempts how many were trained to get it
   * @param validationError its mean squared error on sequences that chose it
   */
  record Trained(Engine engine, int attempts, double validationError) {}

  /**
   * Trains networks from different beginnings until one has an error that is low enough, and gives
   * that one, or else the best of all.
   *
   * @param random where examples and beginnings come from
   */
  Trained train(SplittableRandom random) {
    List<NumberSequence> examples =
        NumberTask.draw(settings.operation(), settings.examples(), random);
    List<NumberSequence> validation =
        NumberTask.draw(settings.operation(), settings.testExamples(), random);
    Engine best = null;
    double lowest = Double.POSITIVE_INFINITY;
    int attempts = 0;
    while (attempts < settings.attempts() && !(lowest <= settings.highestError())) {
      attempts++;
      Engine engine = attempt(examples, random.nextLong());
      double error = meanSquaredError(engine, validation);
      if (best == null || error < lowest) {
        best = engine;
        lowest = error;
      }
    }
    return new Trained(best, attempts, lowest);
  }

  private Engine attempt(List<NumberSequence> examples, long seed) {
    FloatMatrix embedding = NumberWords.embedding(settings.operation());
    NetworkShape shape =
        new NetworkShape(
            CellKind.LSTM, 1, embedding.columns(), settings.hiddenSize(), CLASSES.size(), false);
    SentimentModel model =
        new RegressionTrainer(recipe(seed), shape)
            .train(
                NumberTask.examples(examples), CLASSES, TEXT, NumberWords.vocabulary(), embedding);
    return settings.engine().create(model, EngineKind.PROJECTION_TABLE_LIMIT);
  }

  /**
   * Fixed embeddings, no dropout, and a beta2 that forgets soon: gradients shrink by orders of
   * magnitude on the way, and Adam's steps would shrink with them.
   */
  private RecipeSettings recipe(long seed) {
    int warmupSteps = 0;
    double embeddingRateFactor = 0;
    double weightDecay = 0;
    double beta1 = 0.9;
    double beta2 = 0.9;
    double adamEpsilon = 1e-8;
    double gradientClip = 1;
    double dropout = 0;
    double averageDecay = 0.9;
    int evaluationsPerEpoch = 1;
    int patience = 0;
    return new RecipeSettings(
        seed,
        settings.epochs(),
        settings.batchSize(),
        settings.learningRate(),
        warmupSteps,
        embeddingRateFactor,
        weightDecay,
        beta1,
        beta2,
        adamEpsilon,
        gradientClip,
        dropout,
        dropout,
        dropout,
        averageDecay,
        evaluationsPerEpoch,
        patience);
  }

  /** The mean of (score of the result − result)². */
  static double meanSquaredError(Engine engine, List<NumberSequence> sequences) {
    Workspace workspace = engine.newWorkspace();
    double sum = 0;
    for (List<NumberSequence> batch : Batches.of(sequences)) {
      int[][] ids = batch.stream().map(NumberSequence::ids).toArray(int[][]::new);
      Scores scores = workspace.forward(SequenceBatch.ofIds(ids), History.none());
      for (int n = 0; n < batch.size(); n++) {
        double error = scores.at(n, RESULT) - batch.get(n).result();
        sum += error * error;
      }
    }
    return sum / sequences.size();
  }
}
