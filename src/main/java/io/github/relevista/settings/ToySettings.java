package io.github.relevista.settings;

import io.github.relevista.explain.EngineKind;
import java.util.List;

/**
 * Everything that {@code toy} can be told.
 *
 * @param operation what the networks learn
 * @param seeds how many networks are trained, at least 1
 * @param seed of the first network; the others have those that follow
 * @param hiddenSize units of a network, at least 1
 * @param examples sequences that a network learns from, at least 1
 * @param testExamples sequences by which it is judged, at least 2
 * @param epochs passes over the examples, at least 1
 * @param batchSize sequences of a batch of training, at least 1
 * @param learningRate Adam's, at its highest, > 0
 * @param highestError the mean squared error up to which a network counts as trained, > 0
 * @param attempts networks that are trained at most until one is below it, at least 1
 * @param epsilon the stabiliser of relevance propagation, > 0 and finite
 * @param biasFactor what part of a bias the lower units share, in [0, 1]
 * @param steps points at which integrated gradients take the gradient, at least 1
 * @param engine the engine that computes; not nd4j, which cannot go back by every method
 */
public record ToySettings(
    Operation operation,
    int seeds,
    long seed,
    int hiddenSize,
    int examples,
    int testExamples,
    int epochs,
    int batchSize,
    double learningRate,
    double highestError,
    int attempts,
    float epsilon,
    float biasFactor,
    int steps,
    EngineKind engine) {

  /** What is done with two numbers. */
  public enum Operation {
    /** The first plus the second. */
    ADD("add"),
    /** The first minus the second. */
    SUBTRACT("subtract");

    private final String wireName;

    Operation(String wireName) {
      this.wireName = wireName;
    }

    /** The name in configurations. */
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Reads and checks a configuration.
   *
   * @throws InvalidSettingException if a key is unknown or its value not allowed
   */
  public static ToySettings of(Configuration configuration) {
    SettingReader reader = new SettingReader(configuration);
    ToySettings settings =
        new ToySettings(
            reader.choice(
                "operation", List.of(Operation.values()), Operation::wireName, Operation.ADD),
            (int) reader.count("seeds", 3, 1, 1_000),
            reader.count("seed", 1, 0, 1_000_000_000),
            (int) reader.count("hidden_size", 1, 1, 1_000),
            (int) reader.count("examples", 7_000, 1, 1_000_000),
            (int) reader.count("test_examples", 2_000, 2, 1_000_000),
            (int) reader.count("epochs", 120, 1, 100_000),
            (int) reader.count("batch_size", 250, 1, 100_000),
            reader.number("learning_rate", 0.1, value -> value > 0 && value <= 10, "in (0, 10]"),
            reader.number(
                "highest_error", 0.001, value -> value > 0 && value <= 100, "in (0, 100]"),
            (int) reader.count("attempts", 5, 1, 1_000),
            (float)
                reader.number(
                    "epsilon",
                    1e-6,
                    value -> value >= Float.MIN_NORMAL && value <= Float.MAX_VALUE,
                    "> 0 and finite"),
            (float) reader.number("bias_factor", 0, value -> value >= 0 && value <= 1, "in [0, 1]"),
            (int) reader.count("steps", 50, 1, 10_000),
            reader.choice(
                "engine", List.of(EngineKind.values()), EngineKind::wireName, EngineKind.AUTO));
    if (settings.engine == EngineKind.ND4J) {
      throw SettingReader.wrong(
          "engine", "nd4j", "auto, simd or scalar: nd4j cannot go back by every method");
    }
    reader.refuseUnknownKeys();
    return settings;
  }
}
