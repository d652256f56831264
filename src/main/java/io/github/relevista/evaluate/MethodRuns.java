package io.github.relevista.evaluate;

import io.github.relevista.explain.Method;
import java.io.Serializable;
import java.util.List;

/**
 * A method that is evaluated, under the name that the tables give it.
 *
 * @param name its name
 * @param runs the method, or, where it is random, the same with one seed after the other
 */
public record MethodRuns(String name, List<Method> runs) implements Serializable {
  /**
   * @throws IllegalArgumentException if there is no run
   */
  public MethodRuns {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("a method needs one run or more, " + name + " has none");
    }
  }

  /** Whether relevances are drawn by lot. */
  boolean isRandom() {
    return runs.get(0) instanceof Method.Random;
  }
}
