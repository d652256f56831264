package io.github.relevista.train;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.floating.Sqrt;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Adam (Kingma and Ba, arXiv 1412.6980, algorithm 1) with decoupled weight decay (Loshchilov and
 * Hutter, arXiv 1711.05101): at step t
 *
 * <pre>
 * m = β₁ m + (1−β₁) g,  v = β₂ v + (1−β₂) g²
 * w −= rate · (m / (1−β₁ᵗ)) / (√(v / (1−β₂ᵗ)) + ε) + rate · decay · w
 * </pre>
 *
 * <p>Every weight moves at every step, that of a word too which the batch does not hold, as long as
 * its mean gradient m lasts. (An Adam that touches the words of the batch alone gives rare words a
 * tenth of the way: of a single gradient it takes one step, here the steps add up to 1 / (1−β₁).)
 */
final class Adam {
  private final double beta1;
  private final double beta2;
  private final double epsilon;

  /**
   * @param beta1 in [0, 1)
   * @param beta2 in [0, 1)
   * @param epsilon > 0
   */
  Adam(double beta1, double beta2, double epsilon) {
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon;
  }

  /**
   * Takes a step in place. All arrays are of one shape, [count].
   *
   * @param weights w
   * @param gradient g; is used up
   * @param mean m, zero before the first step
   * @param meanSquare v, zero before the first step
   * @param step t, from 1
   * @param rate the learning rate
   * @param decay the weight decay
   */
  void updateInPlace(
      INDArray weights,
      INDArray gradient,
      INDArray mean,
      INDArray meanSquare,
      long step,
      double rate,
      double decay) {
    mean.muli(beta1);
    addScaled(mean, 1 - beta1, gradient);
    gradient.muli(gradient);
    meanSquare.muli(beta2);
    addScaled(meanSquare, 1 - beta2, gradient);
    // From here on the gradient's place holds the step.
    meanSquare.divi(1 - Math.pow(beta2, (double) step), gradient);
    Nd4j.exec(new Sqrt(gradient, gradient));
    gradient.addi(epsilon);
    mean.divi(gradient, gradient);
    if (decay > 0) {
      weights.muli(1 - rate * decay);
    }
    addScaled(weights, -rate / (1 - Math.pow(beta1, (double) step)), gradient);
  }

  /** sum += factor · addend. */
  static void addScaled(INDArray sum, double factor, INDArray addend) {
    Nd4j.getBlasWrapper().level1().axpy(sum.length(), factor, addend, sum);
  }
}
