package io.github.relevista.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final double ROUNDING = 1e-15;

  @Test
  void error_isTheMeanDistanceOfConfidenceAndAccuracy_overBins() {
    Calibration calibration = new Calibration(2);
    // (0, 0.5]: confidence (0.25 + 0.5) / 2 = 0.375, accuracy 1/2, distance 0.125, 2 of 5 examples.
    calibration.add(0.25, true);
    calibration.add(0.5, false);
    // (0.5, 1]: confidence (0.75 + 0.75 + 1) / 3 = 5/6, accuracy 1/3, distance 1/2, 3 of 5.
    calibration.add(0.75, true);
    calibration.add(0.75, false);
    calibration.add(1, false);
    assertThat(calibration.error()).isEqualTo(0.4 * 0.125 + 0.6 * 0.5, within(ROUNDING));
    assertThat(calibration.bins()).isEqualTo(2);
  }

  @Test
  void theConfidenceThatIsAlwaysEarned_hasNoError() {
    Calibration calibration = new Calibration(15);
    calibration.add(0.5, true);
    calibration.add(0.5, false);
    calibration.add(1, true);
    assertThat(calibration.error()).isZero();
  }
}
