package io.github.relevista.model;

/**
 * A sequence of tokens with the scores that a model gave it where it was trained: what an engine is
 * checked against before a job.
 *
 * @param ids [steps], one or more: ids of the model's vocabulary
 * @param scores [classes], finite
 */
public record ParitySequence(int[] ids, float[] scores) {
  /**
   * @throws IllegalArgumentException if there is no id, an id is negative or a score is not finite
   */
  public ParitySequence {
    if (ids.length == 0) {
      throw new IllegalArgumentException("token_ids must hold one id or more, was []");
    }
    for (int id : ids) {
      if (id < 0) {
        throw new IllegalArgumentException("token_ids must be >= 0, was " + id);
      }
    }
    for (float score : scores) {
      if (!Float.isFinite(score)) {
        throw new IllegalArgumentException("scores must be finite, was " + score);
      }
    }
  }
}
