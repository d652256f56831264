package io.github.relevista.explain;

/**
 * How far two engines are apart on some sequences. What is not finite in one of them is infinitely
 * far from anything.
 *
 * @param first name of an engine
 * @param second name of another
 * @param sequences number of sequences
 * @param tokens number of their tokens
 * @param score largest difference of a score
 * @param scoreSequence index of the sequence where it is
 * @param relevance largest difference of a relevance, of a word or of initial states, as a share of
 *     the sequence's largest absolute one, but for noisy sequences
 * @param relevanceSequence index of the sequence where it is
 * @param unusual number of sequences with a relevance further apart than is usual
 * @param noisy number of further ones, whose relevances are as far from themselves in one engine
 *     when the last bits of their embeddings change: a stabiliser jumps there
 */
public record EngineDifference(
    String first,
    String second,
    int sequences,
    long tokens,
    double score,
    int scoreSequence,
    double relevance,
    int relevanceSequence,
    int unusual,
    int noisy) {

  /**
   * Whether rounding may explain it.
   *
   * <p>Beyond the usual there may be one sequence in a thousand, or one, that is not known to be
   * noisy: a stabiliser whose argument is next to zero may take either sign.
   */
  public boolean isWithin(double scoreTolerance, double largestRelevanceTolerance) {
    return score <= scoreTolerance
        && relevance <= largestRelevanceTolerance
        && unusual <= Math.max(1, sequences / 1000);
  }
}
