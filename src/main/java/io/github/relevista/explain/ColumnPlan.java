package io.github.relevista.explain;

import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.ClassScale;
import java.util.stream.IntStream;

/**
 * Which columns an engine is asked for. Where every class is a target the polarity is a combination
 * of their columns; otherwise it is one more column of its own, after those of the classes.
 */
final class ColumnPlan {
  private final Targets targets;
  private final ClassScale classes;
  private final int[] everyClass;
  private float[] polarityColumns;

  ColumnPlan(Targets targets, ClassScale classes) {
    this.targets = targets;
    this.classes = classes;
    this.everyClass = IntStream.range(0, classes.size()).toArray();
  }

  /** The classes to explain for a sequence. */
  int[] targets(int predicted, int[] label) {
    if (targets instanceof Targets.Predicted) {
      return new int[] {predicted};
    }
    if (targets instanceof Targets.Labelled) {
      return label;
    }
    if (targets instanceof Targets.Named named) {
      return named.classes().stream().mapToInt(Integer::intValue).toArray();
    }
    return everyClass;
  }

  /** The columns of a batch: [sequences] of the classes to explain. */
  TargetColumns columns(int[][] targetsOfSequences) {
    if (targets instanceof Targets.All) {
      polarityColumns = polarities();
      return TargetColumns.everyClass(classes.size());
    }
    int most = 0;
    for (int[] sequence : targetsOfSequences) {
      most = Math.max(most, sequence.length);
    }
    float[][][] coefficients = new float[targetsOfSequences.length][most + 1][classes.size()];
    for (int sequence = 0; sequence < targetsOfSequences.length; sequence++) {
      for (int column = 0; column < targetsOfSequences[sequence].length; column++) {
        coefficients[sequence][column][targetsOfSequences[sequence][column]] = 1;
      }
      coefficients[sequence][most] = polarities();
    }
    polarityColumns = new float[most + 1];
    polarityColumns[most] = 1;
    return TargetColumns.each(coefficients);
  }

  /** How much of each column of the last batch makes the polarity's: [columns]. */
  float[] polarityColumns() {
    return polarityColumns;
  }

  /** The polarity of a class. */
  float polarity(int classIndex) {
    return classes.polarity().get(classIndex);
  }

  private float[] polarities() {
    float[] result = new float[classes.size()];
    for (int k = 0; k < result.length; k++) {
      result[k] = polarity(k);
    }
    return result;
  }
}
