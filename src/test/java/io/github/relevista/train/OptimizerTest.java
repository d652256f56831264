package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class OptimizerTest {
  /** A few roundings of doubles. */
  private static final double TOLERANCE = 1e-12;

  private static INDArray vector(double... values) {
    return Nd4j.createFromArray(values);
  }

  /** The second row of a matrix: the views that training works on begin inside a vector. */
  private static INDArray view(double... values) {
    INDArray matrix = Nd4j.zeros(DataType.DOUBLE, 2, values.length);
    matrix.getRow(1).assign(vector(values));
    return matrix.getRow(1);
  }

  @Test
  void adam_takesTheStepsOfThePaper() {
    // beta1 = 0.5, beta2 = 0.75, epsilon = 1, rate 0.1, no decay; gradients 2, then -4.
    // m = 1, v = 1; corrected 1/0.5 = 2, 1/0.25 = 4; step 2 / (2 + 1); w = 1 - 0.1 · 2/3.
    // m = 0.5 - 2 = -1.5, v = 0.75 + 4 = 4.75; corrected by 0.75 and 0.4375.
    INDArray weights = view(1, 0);
    INDArray mean = view(0, 0);
    INDArray square = view(0, 0);
    Adam adam = new Adam(0.5, 0.75, 1);
    adam.updateInPlace(weights, view(2, 0), mean, square, 1, 0.1, 0);
    double first = 1 - 0.1 * 2 / 3;
    assertThat(weights.getDouble(0)).isCloseTo(first, within(TOLERANCE));
    adam.updateInPlace(weights, view(-4, 0), mean, square, 2, 0.1, 0);
    double second = first + 0.1 * (1.5 / 0.75) / (Math.sqrt(4.75 / 0.4375) + 1);
    assertThat(weights.getDouble(0)).isCloseTo(second, within(TOLERANCE));
    assertThat(weights.getDouble(1)).isZero();
    assertThat(mean.getDouble(0)).isCloseTo(-1.5, within(TOLERANCE));
    assertThat(square.getDouble(0)).isCloseTo(4.75, within(TOLERANCE));
  }

  @Test
  void weightDecay_actsBesideTheGradient() {
    // A zero gradient leaves the decay alone: w = 3 (1 - 0.1 · 0.5).
    INDArray weights = vector(3);
    new Adam(0.9, 0.999, 1e-8).updateInPlace(weights, vector(0), vector(0), vector(0), 1, 0.1, 0.5);
    assertThat(weights.getDouble(0)).isCloseTo(2.85, within(TOLERANCE));
  }

  @Test
  void clipping_shortensLongGradients_andNoOthers() {
    // (3, 4) has the norm 5.
    INDArray gradient = view(3, 4);
    Optimizer.clipInPlace(gradient, 5.5);
    assertThat(gradient.toDoubleVector()).containsExactly(3, 4);
    Optimizer.clipInPlace(gradient, 2.5);
    assertThat(gradient.toDoubleVector()).containsExactly(new double[] {1.5, 2}, within(TOLERANCE));
  }

  @Test
  void clipping_refusesWhatIsNotFinite() {
    for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> Optimizer.clipInPlace(vector(1, value), 5))
          .isInstanceOf(TrainingDataException.class)
          .hasMessage("the gradient is not finite any more; lower learning_rate or gradient_clip");
    }
  }

  @Test
  void average_keepsLittleOfItselfAtFirst_andThenItsDecay() {
    // Step 0: d = 1/10; step 90: 91/100, below the decay; step 9990: 9991/10000, above it.
    assertThat(averaged(0)).isCloseTo(0.1 * 10 + 0.9 * 20, within(TOLERANCE));
    assertThat(averaged(90)).isCloseTo(0.91 * 10 + 0.09 * 20, within(TOLERANCE));
    assertThat(averaged(9990)).isCloseTo(0.99 * 10 + 0.01 * 20, within(TOLERANCE));
  }

  private static double averaged(long step) {
    INDArray average = view(10);
    Optimizer.averageInPlace(average, view(20), 0.99, step);
    return average.getDouble(0);
  }

  @Test
  void schedule_growsOverTheWarmUp_andFallsToZero() {
    Schedule schedule = new Schedule(8, 3, 7);
    // 2, 4, 6 of the warm-up, then 8 and evenly down; the step behind the last would have 0.
    assertThat(LongStream.rangeClosed(0, 7).mapToDouble(schedule::rate))
        .containsExactly(2.0, 4.0, 6.0, 8.0, 6.0, 4.0, 2.0, 0.0);
    assertThat(new Schedule(8, 0, 2).rate(0)).isEqualTo(8);
  }
}
