package io.github.relevista.train;

import io.github.relevista.model.ClassScale;
import io.github.relevista.model.DirectionWeights;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateWeights;
import io.github.relevista.model.OutputLayer;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.model.TextRules;
import io.github.relevista.tensor.FloatMatrix;
import io.github.relevista.text.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Where weights come from and where they go: first values, and the finished model. */
final class Weights {
  private Weights() {}

  /**
   * The weights that training begins with. Recurrent ones and the output's lie evenly in ±1/√hidden
   * and ±1/√inputs, as torch begins; embeddings are normal with the given deviation, or a vector
   * that was read, scaled so that all vectors together have this deviation.
   */
  static Parameters initial(
      NetworkShape shape, TrainingData data, double deviation, SplittableRandom random) {
    int terms = data.vocabulary().size();
    Parameters weights = Parameters.zeros(shape, terms, DataType.FLOAT);
    fillLayers(shape, weights, random);
    weights.embedding().assign(Nd4j.createFromArray(embedding(shape, data, deviation, random)));
    return weights;
  }

  /** The same but for the embeddings, which are given. */
  static Parameters initial(NetworkShape shape, FloatMatrix embedding, SplittableRandom random) {
    Parameters weights = Parameters.zeros(shape, embedding.rows(), DataType.FLOAT);
    fillLayers(shape, weights, random);
    weights
        .embedding()
        .assign(Nd4j.createFromArray(embedding.values()).reshape(weights.embedding().shape()));
    return weights;
  }

  private static void fillLayers(NetworkShape shape, Parameters weights, SplittableRandom random) {
    for (Parameters.Direction direction : weights.directions()) {
      double bound = 1 / Math.sqrt(shape.hidden());
      fillEvenly(direction.all().input(), bound, random);
      fillEvenly(direction.all().recurrent(), bound, random);
      fillEvenly(direction.all().inputBias(), bound, random);
      fillEvenly(direction.all().recurrentBias(), bound, random);
    }
    double outputBound = 1 / Math.sqrt(shape.states());
    fillEvenly(weights.outputWeights(), outputBound, random);
    weights.outputBias().ifPresent(bias -> fillEvenly(bias, outputBound, random));
  }

  private static void fillEvenly(INDArray weights, double bound, SplittableRandom random) {
    float[][] values = new float[weights.rows()][weights.columns()];
    for (float[] row : values) {
      for (int k = 0; k < row.length; k++) {
        row[k] = (float) random.nextDouble(-bound, bound);
      }
    }
    weights.assign(Nd4j.createFromArray(values));
  }

  private static float[][] embedding(
      NetworkShape shape, TrainingData data, double deviation, SplittableRandom random) {
    Map<String, float[]> vectors = data.vectors().map(WordVectors::vectors).orElse(Map.of());
    double read = data.vectors().map(WordVectors::deviation).orElse(1.0);
    double scale = read > 0 ? deviation / read : 1;
    float[][] rows = new float[data.vocabulary().size()][shape.embedding()];
    for (int id = 0; id < rows.length; id++) {
      float[] vector = vectors.get(data.vocabulary().term(id));
      for (int e = 0; e < rows[id].length; e++) {
        double value = vector == null ? deviation * random.nextGaussian() : scale * vector[e];
        rows[id][e] = (float) value;
      }
    }
    return rows;
  }

  /** The model of some weights. */
  static SentimentModel model(NetworkShape shape, TrainingData data, Parameters weights) {
    return model(shape, data.classes(), data.text(), data.vocabulary(), weights);
  }

  /** The same, with what of a model is not learned. */
  static SentimentModel model(
      NetworkShape shape,
      ClassScale classes,
      TextRules text,
      Vocabulary vocabulary,
      Parameters weights) {
    List<DirectionWeights> directions = new ArrayList<>();
    for (Parameters.Direction direction : weights.directions()) {
      directions.add(direction(shape, direction.all()));
    }
    float[] bias = weights.outputBias().map(Weights::values).orElseGet(() -> new float[0]);
    return new SentimentModel(
        shape.cell(),
        classes,
        text,
        vocabulary,
        matrix(weights.embedding()),
        directions,
        new OutputLayer(matrix(weights.outputWeights()), bias));
  }

  private static DirectionWeights direction(NetworkShape shape, Parameters.Gates stacked) {
    float[] input = values(stacked.input());
    float[] recurrent = values(stacked.recurrent());
    float[] inputBias = values(stacked.inputBias());
    float[] recurrentBias = values(stacked.recurrentBias());
    List<Gate> order = GateStack.of(shape.cell());
    Map<Gate, GateWeights> gates = new EnumMap<>(Gate.class);
    for (int place = 0; place < order.size(); place++) {
      gates.put(
          order.get(place),
          new GateWeights(
              rows(input, place, shape.hidden(), shape.embedding()),
              rows(recurrent, place, shape.hidden(), shape.hidden()),
              rows(inputBias, place, shape.hidden(), 1).values(),
              rows(recurrentBias, place, shape.hidden(), 1).values()));
    }
    return new DirectionWeights(shape.cell(), gates);
  }

  /** The rows of the gate at a place of the stack. */
  private static FloatMatrix rows(float[] stacked, int place, int hidden, int columns) {
    int begin = place * hidden * columns;
    return new FloatMatrix(
        hidden, columns, Arrays.copyOfRange(stacked, begin, begin + hidden * columns));
  }

  private static FloatMatrix matrix(INDArray matrix) {
    return new FloatMatrix(matrix.rows(), matrix.columns(), values(matrix));
  }

  private static float[] values(INDArray matrix) {
    return matrix.reshape(matrix.length()).toFloatVector();
  }
}
