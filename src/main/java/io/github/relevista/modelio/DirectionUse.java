package io.github.relevista.modelio;

import io.github.relevista.model.DenseLayer;
import io.github.relevista.tensor.FloatMatrix;
import java.util.List;

/**
 * What the dense layer behind a recurrent layer of two directions reads of them. Its weights tell
 * how many values it reads, not which: {@code cat(hidden[-2], hidden[-1])} has the forward state
 * first, {@code cat(hidden[-1], hidden[-2])} the backward one. All of them become one order, by the
 * columns of that dense layer.
 */
public enum DirectionUse {
  /** All states, in the order in which torch and Keras have them. */
  FORWARD_FIRST("forward_first"),
  /** All final states, from the last to the first: {@code hidden[-1]}, {@code hidden[-2]}, …. */
  BACKWARD_FIRST("backward_first"),
  /** The sum of both directions. */
  SUM("sum"),
  /** Their mean. */
  MEAN("mean"),
  /** The forward direction alone. */
  FORWARD_ONLY("forward_only"),
  /** The backward direction alone, the {@code hidden[-1]} of torch. */
  BACKWARD_ONLY("backward_only");

  private final String wireName;

  DirectionUse(String wireName) {
    this.wireName = wireName;
  }

  /** The name in configurations and messages. */
  public String wireName() {
    return wireName;
  }

  /** Whether one direction is read, so that the layer itself gives both side by side. */
  boolean isOne() {
    return this == FORWARD_ONLY || this == BACKWARD_ONLY;
  }

  /** The use that has the same layers over the sequence below it, and is itself such a one. */
  DirectionUse below() {
    return switch (this) {
      case FORWARD_FIRST, BACKWARD_FIRST -> FORWARD_FIRST;
      case SUM, MEAN -> SUM;
      case FORWARD_ONLY, BACKWARD_ONLY -> FORWARD_ONLY;
    };
  }

  /**
   * The dense layer on all states in their order, or on their sum.
   *
   * @param first the layer as its file has it
   * @param groups sizes of the values that it reads, in the order of all states; those of a group
   *     may stand the other way round in the file
   */
  DenseLayer of(DenseLayer first, List<List<Integer>> groups) {
    return switch (this) {
      case FORWARD_FIRST, SUM -> first;
      case MEAN -> scaled(first, 0.5f);
      case FORWARD_ONLY -> widened(first, 0);
      case BACKWARD_ONLY -> widened(first, first.weights().columns());
      case BACKWARD_FIRST -> turned(first, groups);
    };
  }

  private static DenseLayer scaled(DenseLayer layer, float factor) {
    float[] values = layer.weights().values().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return with(layer, layer.weights().columns(), values);
  }

  /** The layer that reads twice as many values, and its own from one of them on. */
  private static DenseLayer widened(DenseLayer layer, int begin) {
    int columns = layer.weights().columns();
    float[] values = new float[2 * layer.weights().values().length];
    for (int row = 0; row < layer.weights().rows(); row++) {
      System.arraycopy(
          layer.weights().values(), row * columns, values, 2 * row * columns + begin, columns);
    }
    return with(layer, 2 * columns, values);
  }

  /** The layer whose columns stand the other way round in each group of parts. */
  private static DenseLayer turned(DenseLayer layer, List<List<Integer>> groups) {
    int columns = layer.weights().columns();
    float[] values = new float[layer.weights().values().length];
    int begin = 0;
    for (List<Integer> group : groups) {
      int from = begin + group.stream().mapToInt(Integer::intValue).sum();
      for (int size : group) {
        from -= size;
        for (int row = 0; row < layer.weights().rows(); row++) {
          System.arraycopy(
              layer.weights().values(), row * columns + from, values, row * columns + begin, size);
        }
        begin += size;
      }
    }
    return with(layer, columns, values);
  }

  private static DenseLayer with(DenseLayer layer, int columns, float[] values) {
    return new DenseLayer(
        new FloatMatrix(layer.weights().rows(), columns, values), layer.bias(), layer.activation());
  }
}
