package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * The way back of relevance where gates receive none of it, and what a step keeps for it. The new
 * state is a sum, kept + added, whose relevance R goes to both by the epsilon rule with N = 2; the
 * part of the second goes on through the signal's pre-activation, whose rule divides by it:
 *
 * <pre>
 *   stay  = (kept + s ε sign(sum) / 2) / (sum + ε sign(sum))
 *   leave = (added + s ε sign(sum) / 2) / (sum + ε sign(sum)) / (pre + ε sign(pre))
 * </pre>
 *
 * where ε at the sum may be one in proportion to what enters (see {@link EpsilonRule}).
 *
 * <p>Of R stay·R remains in the former state and s = leave·R goes on: to the word as its projection
 * · s, to the former hidden state as h₋ ⊙ (Uᵀ s).
 */
final class SignalBack implements WayBack {
  /** Between these two one division serves both sums: their product is an ordinary float. */
  private static final float SMALLEST_EPSILON = 1e-15f;

  private static final float LARGEST_EPSILON = 1e15f;

  private final PackedDirection weights;
  private final EpsilonRule rule;
  private final int hidden;
  private final boolean resetAfter;
  private final Record record;

  /** R less what is still on its way in product: [hidden]. */
  private final float[] stayed;

  /** s: [hidden]. */
  private final float[] signal;

  /** s as it goes to the former hidden state: [hidden]. */
  private final float[] gatedSignal;

  /** Uᵀ s of the step after: [hidden]. */
  private final float[] product;

  private final float[] inputBack;
  private final float[] lanes = new float[Kernels.LANES];

  /** Where what the step after the present one kept begins; below 0 where there is none. */
  private int after;

  private float share;

  /**
   * Where the parts of a step lie, each [hidden].
   *
   * @param hidden size of a part
   */
  record Record(int hidden) {
    int stay() {
      return 0;
    }

    int leave() {
      return hidden;
    }

    /** h₋ or r·h₋. */
    int recurrentInput() {
      return 2 * hidden;
    }

    int reset() {
      return 3 * hidden;
    }

    /** δ b + s ε sign(pre): what the lower units of the signal's pre-activation share. */
    int share() {
      return 4 * hidden;
    }

    int length() {
      return 5 * hidden;
    }
  }

  /**
   * @param rule null where steps keep nothing
   */
  SignalBack(PackedDirection weights, EpsilonRule rule) {
    this.weights = weights;
    this.rule = rule;
    this.hidden = weights.hidden();
    this.resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    this.record = new Record(hidden);
    this.stayed = new float[hidden];
    this.signal = new float[hidden];
    this.gatedSignal = new float[hidden];
    this.product = new float[hidden];
    this.inputBack = new float[weights.embedding()];
  }

  Record record() {
    return record;
  }

  /** Keeps what a step overwrites. */
  void keepFormer(Pass pass, float[] history, int offset) {
    System.arraycopy(pass.recurrentInput(), 0, history, offset + record.recurrentInput(), hidden);
    if (resetAfter) {
      System.arraycopy(pass.openReset(), 0, history, offset + record.reset(), hidden);
    }
  }

  /** Keeps what a step computed. */
  void keep(Pass pass, float[] history, int offset) {
    float epsilon = rule.epsilon();
    boolean moderate = epsilon >= SMALLEST_EPSILON && epsilon <= LARGEST_EPSILON;
    if (moderate && !rule.shares() && !rule.isProportionalAtStates()) {
      keepQuotients(pass, history, offset);
    } else {
      keepQuotientsOfAnyRule(pass, history, offset);
    }
    if (rule.shares()) {
      keepShare(pass, history, offset);
    }
  }

  /** stay and leave of a rule that shares nothing: s = 0. */
  private void keepQuotients(Pass pass, float[] history, int offset) {
    float epsilon = rule.epsilon();
    int pre = Slot.SIGNAL * hidden;
    int leave = offset + record.leave();
    for (int j = 0; j < hidden; j++) {
      float kept = pass.kept[j];
      float added = pass.added[j];
      float stabilisedSum = Kernels.stabilised(kept + added, epsilon);
      float stabilisedSignal = Kernels.stabilised(pass.gates[pre + j], epsilon);
      float both = 1 / (stabilisedSum * stabilisedSignal);
      history[offset + j] = kept * stabilisedSignal * both;
      history[leave + j] = added * both;
    }
  }

  private void keepQuotientsOfAnyRule(Pass pass, float[] history, int offset) {
    float epsilon = rule.epsilon();
    float half = rule.epsilonShare() / 2;
    int pre = Slot.SIGNAL * hidden;
    int leave = offset + record.leave();
    for (int j = 0; j < hidden; j++) {
      float kept = pass.kept[j];
      float added = pass.added[j];
      float sum = kept + added;
      float stabiliser = Kernels.stateStabiliser(kept, added, rule);
      float shared = stabiliser * half;
      float stabilisedSum = sum + stabiliser;
      history[offset + j] = (kept + shared) / stabilisedSum;
      history[leave + j] =
          (added + shared) / stabilisedSum / Kernels.stabilised(pass.gates[pre + j], epsilon);
    }
  }

  private void keepShare(Pass pass, float[] history, int offset) {
    float[] bias = weights.bias();
    int pre = Slot.SIGNAL * hidden;
    for (int j = 0; j < hidden; j++) {
      float stabiliser = Kernels.stabiliser(pass.gates[pre + j], rule.epsilon());
      float shared = bias[pre + j] * rule.biasFactor() + stabiliser * rule.epsilonShare();
      if (resetAfter) {
        // The bias that the reset gate acts on.
        shared = bias[j] * rule.biasFactor() * pass.openReset()[j] + shared;
      }
      history[offset + record.share() + j] = shared;
    }
  }

  @Override
  public void beginBack(float[] top, int offset) {
    System.arraycopy(top, offset, stayed, 0, hidden);
    after = -1;
  }

  @Override
  public void enter(float[] values, int offset) {
    for (int j = 0; j < hidden; j++) {
      stayed[j] += values[offset + j];
    }
  }

  @Override
  public void stepBack(float[] history, int offset) {
    if (after >= 0) {
      multiplyBack(history, after + record.recurrentInput());
    }
    after = offset;
    int leave = offset + record.leave();
    for (int j = 0; j < hidden; j++) {
      float relevance = stayed[j];
      signal[j] = history[leave + j] * relevance;
      stayed[j] = history[offset + j] * relevance;
    }
    share = 0;
    if (rule.shares()) {
      share = dot(history, offset + record.share()) / (weights.embedding() + hidden);
      for (int j = 0; j < hidden; j++) {
        stayed[j] += share;
      }
    }
    for (int j = 0; j < hidden; j++) {
      gatedSignal[j] = resetAfter ? history[offset + record.reset() + j] * signal[j] : signal[j];
    }
  }

  @Override
  public float word(float[] input, int inputOffset) {
    return dot(input, inputOffset + Slot.SIGNAL * hidden);
  }

  /** stayed += h₋ ⊙ (Uᵀ s), of the step gone through before. */
  private void multiplyBack(float[] history, int recurrentInput) {
    Arrays.fill(product, 0);
    weights.addSignalRecurrentBack(product, gatedSignal, 0);
    for (int k = 0; k < hidden; k++) {
      stayed[k] = Math.fma(history[recurrentInput + k], product[k], stayed[k]);
    }
  }

  /** Σ values · signal over units. */
  private float dot(float[] values, int offset) {
    Kernels.clear(lanes, 0);
    Kernels.addProducts(lanes, 0, values, offset, signal, 0, hidden);
    return Kernels.sum(lanes, 0);
  }

  @Override
  public float share() {
    return share;
  }

  @Override
  public void addInputBack(float[] out, int outOffset) {
    Arrays.fill(inputBack, 0);
    weights.addSignalInputBack(inputBack, signal);
    for (int e = 0; e < inputBack.length; e++) {
      out[outOffset + e] += inputBack[e];
    }
  }

  @Override
  public float addRemaining(float sum) {
    return Kernels.sum(sum, stayed);
  }

  @Override
  public float[] remaining(float[] history) {
    if (after >= 0) {
      multiplyBack(history, after + record.recurrentInput());
    }
    return stayed;
  }
}
