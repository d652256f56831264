package io.github.relevista.tables;

/**
 * Quantiles of sketches in SQL: the same numbers, to the last bit, that {@code stats.Sketch} gives.
 */
final class SketchSql {
  private SketchSql() {}

  /**
   * The middle of the bin that holds the number of rank ⌈part · count⌉, between the least and the
   * largest number.
   *
   * <p>A bin of magnitudes has the number 64 · (exponent + 127) + the first six bits behind the
   * binary point, so that its middle is 2^exponent · (1 + bits/64 + 1/128); the bins of negative
   * numbers are the same, less one, negated.
   *
   * @param sketch the column of sketches
   * @param part in (0, 1]
   * @param count the column of how many numbers there are
   * @param least the column of the least number
   * @param largest the column of the largest
   */
  static String quantile(String sketch, double part, String count, String least, String largest) {
    String rank = "greatest(1L, ceil(%sD * %s))".formatted(part, count);
    String found =
        "if(found.seen >= %1$s, found, named_struct('seen', found.seen + entry.count, 'bin', entry.bin))"
            .formatted(rank);
    String magnitude = "if(found.bin < 0, -found.bin - 1, found.bin)";
    String middle =
        "if(found.bin < 0, -1D, 1D) * if(%1$s = 0, 0D, pow(2D, %1$s div 64 - 127) * (1D + %1$s %% 64 / 64D + 0.0078125D))"
            .formatted(magnitude);
    return "greatest(cast(%s as double), least(cast(%s as double), aggregate(%s, named_struct('seen', 0L, 'bin', 0), (found, entry) -> %s, found -> %s)))"
        .formatted(least, largest, sketch, found, middle);
  }
}
