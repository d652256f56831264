package io.github.relevista.evaluate;

import java.util.List;

/**
 * In which order words are deleted from which texts. Texts that are classified rightly at first
 * lose the words that speak most for their class, wrongly classified ones those that speak most
 * against it, or for the class that was predicted; the opposite order is the control. Where an
 * order means nothing because relevances are random, there is one curve of it.
 */
enum DeletionCurve {
  /** Right at first, the words of highest relevance for the true class first. */
  CORRECT_DECREASING("correct", "decreasing", "true"),
  /** Right at first, the words of lowest relevance for the true class first. */
  CORRECT_INCREASING("correct", "increasing", "true"),
  /** Wrong at first, the words of lowest relevance for the true class first. */
  WRONG_INCREASING("wrong", "increasing", "true"),
  /** Wrong at first, the words of highest relevance for the true class first. */
  WRONG_DECREASING("wrong", "decreasing", "true"),
  /** Wrong at first, the words of highest relevance for the predicted class first. */
  WRONG_DECREASING_PREDICTED("wrong", "decreasing", "predicted"),
  /** Right at first, words of no particular relevance. */
  CORRECT_ANY("correct", "any", "any"),
  /** Wrong at first, words of no particular relevance. */
  WRONG_ANY("wrong", "any", "any");

  private static final List<DeletionCurve> CORRECT =
      List.of(CORRECT_DECREASING, CORRECT_INCREASING);
  private static final List<DeletionCurve> WRONG =
      List.of(WRONG_INCREASING, WRONG_DECREASING, WRONG_DECREASING_PREDICTED);

  private final String initially;
  private final String direction;
  private final String classBasis;

  DeletionCurve(String initially, String direction, String classBasis) {
    this.initially = initially;
    this.direction = direction;
    this.classBasis = classBasis;
  }

  /** The curves that a text belongs to. */
  static List<DeletionCurve> of(MethodRuns method, boolean isCorrect) {
    if (method.isRandom()) {
      return List.of(isCorrect ? CORRECT_ANY : WRONG_ANY);
    }
    return isCorrect ? CORRECT : WRONG;
  }

  /** The curve that a method has where others have this one. */
  DeletionCurve of(MethodRuns method) {
    if (!method.isRandom()) {
      return this;
    }
    return isOfCorrect() ? CORRECT_ANY : WRONG_ANY;
  }

  /** Whether its texts are classified rightly at first. */
  boolean isOfCorrect() {
    return initially.equals("correct");
  }

  /** Whether words of low relevance go first. */
  boolean isIncreasing() {
    return direction.equals("increasing");
  }

  /** Whether relevances for the predicted class decide, not those for the true one. */
  boolean isByPredicted() {
    return classBasis.equals("predicted");
  }

  /** {@code correct} or {@code wrong}: how texts are classified at first. */
  String initially() {
    return initially;
  }

  /** {@code decreasing} or {@code increasing} relevance, or {@code any}. */
  String direction() {
    return direction;
  }

  /** {@code true} or {@code predicted}: the class whose relevances decide; or {@code any}. */
  String classBasis() {
    return classBasis;
  }
}
