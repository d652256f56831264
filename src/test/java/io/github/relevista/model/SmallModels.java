package io.github.relevista.model;

import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Casing;
import io.github.relevista.text.TokenizerKind;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Small models of random weights, for the tests of every package. The same arguments give the same
 * weights, to the last bit.
 *
 * <p>Term 0 is {@code <unk>}, term n is {@code w}n; class k is {@code class}k, the polarities go
 * evenly from −1 to 1. Texts are split at white space, lower-cased and read whole.
 */
public final class SmallModels {
  /** Whether a model's scores have a bias. */
  public enum OutputBias {
    /** Scores are the product of weights and hidden states alone. */
    ABSENT,
    /** Every class has a random bias. */
    PRESENT
  }

  private SmallModels() {}

  /** A model of two directions, embedding 3, hidden 4, 3 classes, 7 terms and an output bias. */
  public static SentimentModel random(CellKind cell, long seed) {
    return random(cell, 2, 3, 4, 3, 7, OutputBias.PRESENT, seed);
  }

  /**
   * A model of the given shape.
   *
   * @param cell the kind of cell
   * @param directions 1 or 2
   * @param embedding size of the embedding, at least 1
   * @param hidden size of the hidden state of one direction, at least 1
   * @param classes number of classes, at least 2
   * @param vocabulary number of terms with {@code <unk>}, at least 1
   * @param outputBias whether the scores have a bias
   * @param seed of the weights
   */
  public static SentimentModel random(
      CellKind cell,
      int directions,
      int embedding,
      int hidden,
      int classes,
      int vocabulary,
      OutputBias outputBias,
      long seed) {
    Random random = new Random(seed);
    // Embeddings of size 1 and torch's own bound for the rest: gates neither closed nor open.
    float bound = (float) (1 / Math.sqrt(hidden));
    FloatMatrix rows = matrix(random, vocabulary, embedding, 1f);
    List<DirectionWeights> weights = new ArrayList<>();
    for (int direction = 0; direction < directions; direction++) {
      weights.add(direction(random, cell, embedding, hidden, bound));
    }
    FloatMatrix outputWeights = matrix(random, classes, directions * hidden, bound);
    int biases = outputBias == OutputBias.PRESENT ? classes : 0;
    return new SentimentModel(
        cell,
        scale(classes),
        new TextRules(TokenizerKind.WHITESPACE, Casing.LOWER, Integer.MAX_VALUE),
        terms(vocabulary),
        rows,
        weights,
        new OutputLayer(outputWeights, values(random, biases, bound)));
  }

  private static DirectionWeights direction(
      Random random, CellKind cell, int embedding, int hidden, float bound) {
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (Gate gate : cell.gates()) {
      gates.put(
          gate,
          new GateWeights(
              matrix(random, hidden, embedding, bound),
              matrix(random, hidden, hidden, bound),
              values(random, hidden, bound),
              values(random, hidden, bound)));
    }
    return new DirectionWeights(cell, gates);
  }

  private static ClassScale scale(int classes) {
    List<String> names = new ArrayList<>();
    List<Float> polarity = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      names.add("class" + k);
      polarity.add((2f * k - (classes - 1)) / (classes - 1));
    }
    return new ClassScale(names, polarity);
  }

  private static Vocabulary terms(int vocabulary) {
    List<String> terms = new ArrayList<>();
    terms.add("<unk>");
    for (int id = 1; id < vocabulary; id++) {
      terms.add("w" + id);
    }
    return Vocabulary.of(terms, "<unk>");
  }

  private static FloatMatrix matrix(Random random, int rows, int columns, float bound) {
    return new FloatMatrix(rows, columns, values(random, rows * columns, bound));
  }

  /** Values in [−bound, bound). */
  private static float[] values(Random random, int count, float bound) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (2 * random.nextFloat() - 1) * bound;
    }
    return values;
  }
}
