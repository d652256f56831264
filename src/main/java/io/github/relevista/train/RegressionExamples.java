package io.github.relevista.train;

/**
 * Sequences and the scores that a network is to give them.
 *
 * @param ids [examples][tokens], one token or more each
 * @param scores [examples][classes]
 */
public record RegressionExamples(int[][] ids, double[][] scores) {
  /**
   * @throws IllegalArgumentException if there is no example, one has no token, or the scores are
   *     not as many as the examples
   */
  public RegressionExamples {
    if (ids.length == 0 || scores.length != ids.length) {
      throw new IllegalArgumentException(
          "a regression needs examples with the scores of each, was given %d with %d"
              .formatted(ids.length, scores.length));
    }
    for (int[] sequence : ids) {
      if (sequence.length == 0) {
        throw new IllegalArgumentException("an example needs one token or more, was empty");
      }
    }
  }

  /** Tokens of the longest example. */
  int longest() {
    int longest = 0;
    for (int[] sequence : ids) {
      longest = Math.max(longest, sequence.length);
    }
    return longest;
  }
}
