package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import io.github.relevista.engine.EpsilonRule;
import jdk.incubator.vector.FloatVector;

/**
 * What the lower units of each slot's pre-activation z share, per unit of its signal: δ b + s ε
 * sign(z), where the sign is that of the slot's slope.
 */
final class ShareFactors {
  private static final FloatVector ONE = TanhFraction.constant(1);

  private ShareFactors() {}

  /**
   * Of a slot, with the word and with the former hidden state.
   *
   * @param epsilon half of the rule's where the pre-activation is halved
   */
  static void share(Trace trace, EpsilonRule rule, int slot, float epsilon) {
    GateFactors factors = trace.factors;
    float[] bias = trace.weights.bias();
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector shared =
          load(bias, Slot.COUNT * (unit % trace.padded) + slot)
              .mul(rule.biasFactor())
              .add(
                  HistoryStages.stabiliser(load(factors.slopes, Slot.COUNT * unit + slot), epsilon)
                      .mul(rule.epsilonShare()));
      int kept = Slot.COUNT * (trace.after + unit) + slot;
      shared.intoArray(factors.wordShare, kept);
      shared.intoArray(factors.stateShare, kept);
    }
  }

  /** δ r·b_hn more of a GRU's signal: the bias that the reset gate acts on. */
  static void addResetBias(Trace trace, EpsilonRule rule) {
    GateFactors factors = trace.factors;
    float[] bias = trace.weights.bias();
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int kept = Slot.COUNT * (trace.after + unit) + Slot.SIGNAL;
      load(bias, Slot.COUNT * (unit % trace.padded) + Slot.RECURRENT_SIGNAL)
          .mul(rule.biasFactor())
          .mul(load(factors.operands, GateFactors.OPERANDS * unit + Slot.RESET))
          .add(load(factors.wordShare, kept))
          .intoArray(factors.wordShare, kept);
    }
  }

  /**
   * The reset gate's part of what n_pre shares with all of h₋, which is on its way through r·(U h₋
   * + b_hn); h₋ keeps the rest.
   */
  static void passThroughOuterReset(Trace trace) {
    GateFactors factors = trace.factors;
    float hidden = trace.weights.hidden();
    float ofState = hidden / (trace.weights.embedding() + hidden);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      FloatVector toReset = load(factors.fractions, slots + Slot.RESET);
      FloatVector shared = load(factors.wordShare, kept + Slot.SIGNAL);
      ONE.sub(toReset).mul(shared).intoArray(factors.stateShare, kept + Slot.SIGNAL);
      shared
          .mul(ofState)
          .mul(toReset)
          .mul(load(factors.toSlot, kept + Slot.SIGNAL))
          .mul(load(factors.slopes, slots + Slot.RESET))
          .add(load(factors.toSlot, kept + Slot.RESET))
          .intoArray(factors.toSlot, kept + Slot.RESET);
    }
  }

  /** What n_pre shares with r·h₋ of a GRU goes through that: nothing with h₋ itself. */
  static void passThroughInnerReset(Trace trace) {
    FloatVector nothing = FloatVector.zero(Lanes.SPECIES);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int kept = Slot.COUNT * (trace.after + unit) + Slot.SIGNAL;
      nothing.intoArray(trace.factors.stateShare, kept);
    }
  }
}
