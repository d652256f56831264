package io.github.relevista.spark.job;

import io.github.relevista.explain.Explanation;
import io.github.relevista.model.ClassScale;

/**
 * What a target is called in the tables: the name of its class, or {@link ClassScale#POLARITY}.
 *
 * @param classes the classes of the model
 */
public record ClassNames(ClassScale classes) {
  public String target(int target) {
    return target == Explanation.POLARITY ? ClassScale.POLARITY : classes.names().get(target);
  }
}
