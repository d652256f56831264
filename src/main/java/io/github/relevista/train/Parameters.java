package io.github.relevista.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * All weights of a network, or what belongs to each of them (a gradient, an average), as views into
 * one vector: the optimizer, clipping, averages and checkpoints see the vector, the network sees
 * the views. Biases are rows of a matrix, as products need them.
 *
 * <p>The embedding comes last, so that the weights of a vocabulary of which only the first rows are
 * trained begin like the gradient of those rows.
 */
final class Parameters {
  private final NetworkShape shape;
  private final INDArray vector;
  private final INDArray outputWeights;
  private final INDArray outputBias;
  private final List<Direction> directions;
  private final INDArray embedding;

  /** How many values of the vector have a place already, while the views are made. */
  private long taken;

  /**
   * The weights of some gates, one under the other.
   *
   * @param input [gates · hidden, embedding]
   * @param recurrent [gates · hidden, hidden]
   * @param inputBias [1, gates · hidden]
   * @param recurrentBias [1, gates · hidden]
   */
  record Gates(INDArray input, INDArray recurrent, INDArray inputBias, INDArray recurrentBias) {}

  /**
   * The weights of one direction, in the order of {@link GateStack}: as a whole and in two parts.
   *
   * @param all those of all gates
   * @param logistic those of all but the signal
   * @param signal those of the signal
   */
  record Direction(Gates all, Gates logistic, Gates signal) {}

  private Parameters(NetworkShape shape, int terms, INDArray vector) {
    this.shape = shape;
    this.vector = vector;
    outputWeights = take(shape.classes(), shape.states());
    outputBias = shape.outputBias() ? take(1, shape.classes()) : null;
    List<Direction> views = new ArrayList<>();
    for (int direction = 0; direction < shape.directions(); direction++) {
      views.add(takeDirection());
    }
    directions = List.copyOf(views);
    embedding = take(terms, shape.embedding());
  }

  /** Zeros for a network and the embeddings of a number of terms. */
  static Parameters zeros(NetworkShape shape, int terms, DataType type) {
    long count = layersCount(shape) + (long) terms * shape.embedding();
    return new Parameters(shape, terms, Nd4j.zeros(type, count));
  }

  /** A copy that shares nothing. */
  Parameters copy() {
    return new Parameters(shape, embedding.rows(), vector.dup());
  }

  /** All values: [count]. */
  INDArray vector() {
    return vector;
  }

  /** The values of everything but the embedding: the first of {@link #vector}. */
  INDArray layersVector() {
    return part(0, layersCount(shape));
  }

  /** The embeddings of the first terms, in a row: [terms · embedding]. */
  INDArray embeddingVector(int terms) {
    long begin = layersCount(shape);
    return part(begin, begin + (long) terms * shape.embedding());
  }

  /** The values of everything but the embeddings of later terms: [count]. */
  INDArray trainedVector(int terms) {
    return part(0, layersCount(shape) + (long) terms * shape.embedding());
  }

  /** [classes, directions · hidden]. */
  INDArray outputWeights() {
    return outputWeights;
  }

  /** [1, classes], where the scores have a bias. */
  Optional<INDArray> outputBias() {
    return Optional.ofNullable(outputBias);
  }

  /** The forward direction, then the backward one if there is one. */
  List<Direction> directions() {
    return directions;
  }

  /** [terms, embedding]. */
  INDArray embedding() {
    return embedding;
  }

  private INDArray take(int rows, int columns) {
    long begin = taken;
    taken += (long) rows * columns;
    return matrix(begin, rows, columns);
  }

  private Direction takeDirection() {
    long begin = taken;
    taken += directionCount(shape);
    int stacked = shape.stacked();
    int logistic = stacked - shape.hidden();
    return new Direction(
        gates(begin, 0, stacked), gates(begin, 0, logistic), gates(begin, logistic, stacked));
  }

  /** The rows [from, to) of the weights of the direction that begins at a place of the vector. */
  private Gates gates(long direction, int from, int to) {
    long recurrent = direction + (long) shape.stacked() * shape.embedding();
    long inputBias = recurrent + (long) shape.stacked() * shape.hidden();
    long recurrentBias = inputBias + shape.stacked();
    return new Gates(
        matrix(direction + (long) from * shape.embedding(), to - from, shape.embedding()),
        matrix(recurrent + (long) from * shape.hidden(), to - from, shape.hidden()),
        matrix(inputBias + from, 1, to - from),
        matrix(recurrentBias + from, 1, to - from));
  }

  // Always of the vector itself: the library gets views of views wrong.
  private INDArray matrix(long begin, int rows, int columns) {
    return part(begin, begin + (long) rows * columns).reshape('c', rows, columns);
  }

  private INDArray part(long begin, long end) {
    return vector.get(NDArrayIndex.interval(begin, end));
  }

  private static long layersCount(NetworkShape shape) {
    long output = (long) shape.classes() * (shape.states() + (shape.outputBias() ? 1 : 0));
    return output + shape.directions() * directionCount(shape);
  }

  private static long directionCount(NetworkShape shape) {
    return (long) shape.stacked() * (shape.embedding() + shape.hidden() + 2);
  }
}
