package io.github.relevista.evaluate;

/** The experiments by which methods of explanation are compared. */
public enum Experiment {
  /** What deleting the words of highest or lowest relevance does to the accuracy. */
  DELETION("deletion", new DeletionDesign()),
  /** The words of highest and lowest relevance over the corpus. */
  WORD_TABLES("word_tables", new WordDesign()),
  /** Where in a text relevance lies. */
  POSITION("position", new PositionDesign()),
  /** Whether the word of highest relevance for a class stands in a sentence of that class. */
  POINTING("pointing", new PointingDesign()),
  /** What the relevances leave of the score. */
  LEAKAGE("leakage", new LeakageDesign());

  private final String wireName;
  private final ExperimentDesign<?> design;

  Experiment(String wireName, ExperimentDesign<?> design) {
    this.wireName = wireName;
    this.design = design;
  }

  /** The name in configurations and in ids. */
  public String wireName() {
    return wireName;
  }

  /** The experiment before any text. */
  DesignedExperiment<?> begin(ExperimentPlan plan) {
    return begin(design, plan);
  }

  private static <S extends ExperimentState<S>> DesignedExperiment<S> begin(
      ExperimentDesign<S> design, ExperimentPlan plan) {
    return new DesignedExperiment<>(design, plan);
  }
}
