package io.github.relevista.lexicon;

import java.util.stream.LongStream;

/** How evenly occurrences spread over classes. */
public final class ClassSpread {
  private ClassSpread() {}

  /**
   * The entropy −Σ p ln p of the shares of classes over its largest value, ln of their number: 0
   * where all occurrences are in one class, 1 where every class has as many.
   *
   * @param counts occurrences in each class that has any
   * @param classes number of classes that a review can be in
   * @return in [0, 1]; 0 where there is one class
   */
  public static double entropy(long[] counts, int classes) {
    // In one order, so that the last digits do not depend on that of the classes.
    long[] sorted = LongStream.of(counts).sorted().toArray();
    double all = 0;
    for (long count : sorted) {
      all += count;
    }
    double entropy = 0;
    for (long count : sorted) {
      double share = count / all;
      entropy -= share > 0 ? share * StrictMath.log(share) : 0;
    }
    return classes < 2 ? 0 : Math.min(1, entropy / StrictMath.log(classes));
  }
}
