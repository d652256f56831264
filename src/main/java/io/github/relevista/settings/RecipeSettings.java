package io.github.relevista.settings;

/**
 * How a network is trained.
 *
 * @param seed of everything random
 * @param epochs passes over the training examples, at least 1
 * @param batchSize examples of a batch, at least 1
 * @param learningRate Adam's, at its highest, > 0
 * @param warmupSteps batches over which the learning rate grows to its highest; it then falls to 0
 * @param embeddingRateFactor the embeddings' learning rate beside that of the rest, ≥ 0
 * @param weightDecay decoupled from the gradient; not of embeddings; ≥ 0
 * @param beta1 how much Adam keeps of the mean gradient, in [0, 1)
 * @param beta2 how much Adam keeps of the mean squared gradient, in [0, 1)
 * @param adamEpsilon what Adam adds to the root of the mean squared gradient, > 0
 * @param gradientClip the largest norm of a gradient; a longer one is shortened; > 0
 * @param embeddingDropout the share of embedding values that are dropped, in [0, 1)
 * @param stateDropout the share of the final hidden states that is dropped, in [0, 1)
 * @param wordDropout the share of words that become the unknown term, in [0, 1)
 * @param averageDecay how much the average of the weights keeps of itself at a step, in [0, 1)
 * @param evaluationsPerEpoch how often an epoch the average is tried on the dev examples
 * @param patience evaluations without a better one after which training ends; 0: never
 */
public record RecipeSettings(
    long seed,
    int epochs,
    int batchSize,
    double learningRate,
    int warmupSteps,
    double embeddingRateFactor,
    double weightDecay,
    double beta1,
    double beta2,
    double adamEpsilon,
    double gradientClip,
    double embeddingDropout,
    double stateDropout,
    double wordDropout,
    double averageDecay,
    int evaluationsPerEpoch,
    int patience) {

  static RecipeSettings of(SettingReader reader) {
    return new RecipeSettings(
        reader.count("seed", 1, Long.MIN_VALUE, Long.MAX_VALUE),
        (int) reader.count("epochs", 4, 1, 100_000),
        (int) reader.count("batch_size", 64, 1, 100_000),
        reader.number("learning_rate", 0.001, value -> value > 0 && value <= 10, "in (0, 10]"),
        (int) reader.count("warmup_steps", 0, 0, Integer.MAX_VALUE),
        reader.number(
            "embedding_rate_factor", 0.3, value -> value >= 0 && value <= 100, "in [0, 100]"),
        reader.number("weight_decay", 0, value -> value >= 0 && value <= 1, "in [0, 1]"),
        share(reader, "beta1", 0.9),
        share(reader, "beta2", 0.999),
        reader.number("adam_epsilon", 1e-8, value -> value > 0 && value <= 1, "in (0, 1]"),
        reader.number(
            "gradient_clip", 5, value -> value > 0 && value <= Float.MAX_VALUE, "> 0 and finite"),
        share(reader, "embedding_dropout", 0.5),
        share(reader, "state_dropout", 0.5),
        share(reader, "word_dropout", 0.1),
        share(reader, "average_decay", 0.999),
        (int) reader.count("evaluations_per_epoch", 3, 1, 10_000),
        (int) reader.count("patience", 0, 0, Integer.MAX_VALUE));
  }

  private static double share(SettingReader reader, String key, double otherwise) {
    return reader.number(key, otherwise, value -> value >= 0 && value < 1, "in [0, 1)");
  }
}
