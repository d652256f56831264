package io.github.relevista.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.model.CellKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The gradient of every single weight against central differences, in double.
 *
 * <p>With a step d the difference is off by d²/6 of the third derivative and by the rounding of two
 * losses over 2 d: at d = 1e-5 by about 1e-11 each, which is the absolute part of the tolerance.
 */
class GradientTest {
  private static final double STEP = 1e-5;
  private static final double RELATIVE = 1e-6;
  private static final double ABSOLUTE = 1e-10;
  private static final int TERMS = 5;
  private static final int BATCH = 3;
  private static final int MAXIMUM_STEPS = 6;

  @BeforeAll
  static void useOneThread() {
    Threads.use(1);
  }

  static List<Arguments> shapes() {
    List<Arguments> shapes = new ArrayList<>();
    for (CellKind cell : CellKind.values()) {
      shapes.add(Arguments.of(new NetworkShape(cell, 1, 3, 4, 2, false), 1));
      shapes.add(Arguments.of(new NetworkShape(cell, 2, 2, 3, 3, true), 4));
      shapes.add(Arguments.of(new NetworkShape(cell, 2, 3, 2, 3, false), MAXIMUM_STEPS));
    }
    return shapes;
  }

  /** Masks that stay the same from call to call. */
  private static final class FixedNoise implements Noise {
    @Override
    public int[] words(int[] ids) {
      int[] noisy = ids.clone();
      noisy[1] = 0;
      return noisy;
    }

    @Override
    public boolean maskEmbeddings(INDArray mask) {
      return fill(mask, 5);
    }

    @Override
    public boolean maskStates(INDArray mask) {
      return fill(mask, 6);
    }

    private static boolean fill(INDArray mask, long seed) {
      Random random = new Random(seed);
      for (int i = 0; i < mask.rows(); i++) {
        for (int j = 0; j < mask.columns(); j++) {
          mask.putScalar(i, j, random.nextBoolean() ? 2 : 0.5);
        }
      }
      return true;
    }
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void gradientOfEveryWeight_isTheDifferenceQuotient(NetworkShape shape, int steps) {
    Random random = new Random(17);
    Parameters weights = Parameters.zeros(shape, TERMS, DataType.DOUBLE);
    Parameters gradient = Parameters.zeros(shape, TERMS, DataType.DOUBLE);
    INDArray vector = weights.vector();
    for (long i = 0; i < vector.length(); i++) {
      vector.putScalar(i, random.nextGaussian() * 0.7);
    }
    // What earlier batches left must not show: the gradient replaces, and so do the buffers.
    gradient.vector().assign(1e3);
    Network network = new Network(shape, DataType.DOUBLE, BATCH, MAXIMUM_STEPS);
    network.lossAndGradient(weights, batch(shape, MAXIMUM_STEPS, random), Noise.NONE, gradient);
    Batch batch = batch(shape, steps, random);
    for (Noise noise : List.of(Noise.NONE, new FixedNoise())) {
      network.lossAndGradient(weights, batch, noise, gradient);
      double[] analytic = gradient.vector().toDoubleVector();
      Parameters scratch = Parameters.zeros(shape, TERMS, DataType.DOUBLE);
      for (int i = 0; i < analytic.length; i++) {
        double value = vector.getDouble(i);
        vector.putScalar(i, value + STEP);
        double above = network.lossAndGradient(weights, batch, noise, scratch);
        vector.putScalar(i, value - STEP);
        double below = network.lossAndGradient(weights, batch, noise, scratch);
        vector.putScalar(i, value);
        double quotient = (above - below) / (2 * STEP);
        double allowed = RELATIVE * Math.max(Math.abs(quotient), Math.abs(analytic[i])) + ABSOLUTE;
        assertThat(Math.abs(analytic[i] - quotient))
            .as("%s, weight %d: %s, quotient %s", shape, i, analytic[i], quotient)
            .isLessThanOrEqualTo(allowed);
      }
    }
  }

  private static Batch batch(NetworkShape shape, int steps, Random random) {
    int[][] ids = new int[steps][BATCH];
    for (int[] step : ids) {
      for (int example = 0; example < BATCH; example++) {
        step[example] = random.nextInt(TERMS);
      }
    }
    int[] labels = {0, shape.classes() - 1, 1};
    return new Batch(ids, labels, new float[] {1, 3, 0.5f});
  }
}
