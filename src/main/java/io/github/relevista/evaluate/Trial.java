package io.github.relevista.evaluate;

import io.github.relevista.explain.Explanation;
import java.util.List;

/**
 * A text with what the model and the methods say of it.
 *
 * <p>Its true class is the one that its label stands for; where that are several, the one of the
 * highest score among them; where there is no label, the predicted one.
 *
 * @param text the text
 * @param trueClass index of its true class
 * @param explanations [methods][runs]: a column for each class, in their order
 */
record Trial(EvaluatedText text, int trueClass, List<List<Explanation>> explanations) {
  static Trial of(EvaluatedText text, List<List<Explanation>> explanations) {
    Explanation any = explanations.get(0).get(0);
    int trueClass = text.classes().length == 0 ? any.predictedClass() : text.classes()[0];
    for (int k : text.classes()) {
      boolean isHigher = any.score(k) > any.score(trueClass);
      boolean isFirstOfEqual = any.score(k) == any.score(trueClass) && k < trueClass;
      trueClass = isHigher || isFirstOfEqual ? k : trueClass;
    }
    return new Trial(text, trueClass, explanations);
  }

  /** The class of the highest score. */
  int predictedClass() {
    return explanations.get(0).get(0).predictedClass();
  }

  boolean isCorrect() {
    return text.isRight(predictedClass(), predictedClass());
  }

  /** What a run of a method says. */
  Explanation explanation(int method, int run) {
    return explanations.get(method).get(run);
  }
}
