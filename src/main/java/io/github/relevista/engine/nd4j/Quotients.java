package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EpsilonRule;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * The parts of the formula of {@link EpsilonRule} that are alike in every layer.
 *
 * @param rule the rule
 * @param arrays what owns the arrays that are made
 */
record Quotients(EpsilonRule rule, NativeArrays arrays) {

  /** ε sign(z), where the sign of zero is +1. */
  INDArray stabilisers(INDArray z) {
    try (INDArray positive = z.gte(0)) {
      return arrays.keep(positive.castTo(DataType.FLOAT).muli(2).subi(1).muli(rule.epsilon()));
    }
  }

  /** z + ε sign(z). */
  INDArray denominators(INDArray z) {
    return arrays.keep(z.add(stabilisers(z)));
  }

  /**
   * What part of a state's relevance one of its two terms receives: (term + s a sign(state) / 2) /
   * (state + a sign(state)), where a is ε, or in proportion to what enters.
   */
  INDArray shares(INDArray term, INDArray other, INDArray state) {
    INDArray stabilisers = stabilisers(state);
    if (rule.isProportionalAtStates()) {
      INDArray sizes = arrays.keep(Transforms.abs(term, true));
      sizes.addi(arrays.keep(Transforms.abs(other, true)));
      sizes.muli(rule.stateRatio()).addi(EpsilonRule.LEAST_OF_A_STATE);
      stabilisers.divi(rule.epsilon()).muli(sizes);
    }
    INDArray numerators = arrays.keep(stabilisers.mul(rule.epsilonShare() / 2).addi(term));
    return numerators.divi(arrays.keep(state.add(stabilisers)));
  }

  /** What all lower units share of an output z: δ b + s ε sign(z). */
  INDArray shared(INDArray z, INDArray bias) {
    INDArray shared = arrays.keep(stabilisers(z).mul(rule.epsilonShare()));
    INDArray biases = arrays.keep(bias.mul(rule.biasFactor()));
    return biases.rows() == 1 ? shared.addiRowVector(biases) : shared.addi(biases);
  }
}
