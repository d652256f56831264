package io.github.relevista.engine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How far numbers of many sentences may be from the authors' code.
 *
 * @param usual what the errors of 99.9% of sentences stay below
 * @param largest what all errors stay below
 * @param rootMeanSquare what their root mean square stays below
 */
record ErrorBudget(double usual, double largest, double rootMeanSquare) {
  /** Prints what the errors are, and fails if they are more than allowed. */
  void require(String what, double[] errors) {
    int unusual = 0;
    double worst = 0;
    double squares = 0;
    for (double error : errors) {
      unusual += error > usual ? 1 : 0;
      worst = Math.max(worst, error);
      squares += error * error;
    }
    double mean = Math.sqrt(squares / errors.length);
    System.out.printf(
        "%s against the authors' code: largest %.1e, root mean square %.1e, %d of %d above %.0e%n",
        what, worst, mean, unusual, errors.length, usual);
    assertThat(unusual).isLessThanOrEqualTo(errors.length / 1000);
    assertThat(worst).isLessThan(largest);
    assertThat(mean).isLessThan(rootMeanSquare);
  }
}
