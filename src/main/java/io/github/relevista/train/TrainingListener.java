package io.github.relevista.train;

/** Who is told how a run goes. */
public interface TrainingListener {
  /** A batch was learned from; called at every one. */
  void advanced(Progress progress);

  /**
   * The averaged weights were tried on the dev examples.
   *
   * @param evaluation what came of it
   * @param best the best one so far, perhaps this one
   */
  void evaluated(Evaluation evaluation, Evaluation best);
}
