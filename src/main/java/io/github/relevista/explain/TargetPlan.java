package io.github.relevista.explain;

import io.github.relevista.engine.TargetColumns;
import io.github.relevista.model.ClassScale;
import java.util.stream.IntStream;

/**
 * Which targets are explained, and which columns an engine is asked for to do so. Where every class
 * is a target and the method is linear in what it explains, the polarity is a combination of the
 * classes' columns; otherwise it is one more column of its own, after those of the classes.
 */
final class TargetPlan {
  /** How a method depends on the score that it explains. */
  enum Dependence {
    /** The explanation of a sum of scores is the sum of their explanations. */
    LINEAR,
    /** It is not. */
    OTHER
  }

  private final Targets targets;
  private final ClassScale classes;
  private final Dependence dependence;
  private final int[] everyClass;

  TargetPlan(Targets targets, ClassScale classes, Dependence dependence) {
    this.targets = targets;
    this.classes = classes;
    this.dependence = dependence;
    this.everyClass = IntStream.range(0, classes.size()).toArray();
  }

  /** The classes of the model. */
  ClassScale classes() {
    return classes;
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

  /**
   * The columns of a batch.
   *
   * @param targetsOfSequences [sequences] of the classes to explain
   */
  PlannedColumns columns(int[][] targetsOfSequences) {
    if (targets instanceof Targets.All && dependence == Dependence.LINEAR) {
      return new PlannedColumns(TargetColumns.everyClass(classes.size()), polarities(classes));
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
      coefficients[sequence][most] = polarities(classes);
    }
    float[] polarity = new float[most + 1];
    polarity[most] = 1;
    return new PlannedColumns(TargetColumns.each(coefficients), polarity);
  }

  /** The polarity of each class: [classes]. */
  static float[] polarities(ClassScale classes) {
    float[] result = new float[classes.size()];
    for (int k = 0; k < result.length; k++) {
      result[k] = classes.polarity().get(k);
    }
    return result;
  }
}
