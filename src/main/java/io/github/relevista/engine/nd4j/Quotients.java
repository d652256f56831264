package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.EpsilonRule;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

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
   * What part of a state's relevance one of its two terms receives: (term + s ε sign(state) / 2) /
   * (state + ε sign(state)).
   */
  INDArray shares(INDArray term, INDArray state) {
    INDArray numerators = arrays.keep(stabilisers(state).mul(rule.epsilonShare() / 2).addi(term));
    return numerators.divi(denominators(state));
  }

  /** What all lower units share of an output z: δ b + s ε sign(z). */
  INDArray shared(INDArray z, INDArray bias) {
    INDArray shared = arrays.keep(stabilisers(z).mul(rule.epsilonShare()));
    INDArray biases = arrays.keep(bias.mul(rule.biasFactor()));
    return biases.rows() == 1 ? shared.addiRowVector(biases) : shared.addi(biases);
  }
}
