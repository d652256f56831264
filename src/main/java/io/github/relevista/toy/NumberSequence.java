package io.github.relevista.toy;

/**
 * A sequence of numbers of which two are marked.
 *
 * @param ids of {@link NumberWords}
 * @param first where the first marked number stands
 * @param second where the second stands, behind the first
 * @param a the first marked number
 * @param b what the second adds to the result: itself, or its negative where it is subtracted
 */
record NumberSequence(int[] ids, int first, int second, double a, double b) {
  /** What a network is to give. */
  double result() {
    return a + b;
  }
}
