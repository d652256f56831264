package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import io.github.relevista.engine.EpsilonRule;
import jdk.incubator.vector.FloatVector;

/**
 * The factors of relevance through all gates, once a step's state is known. A term of the state, a
 * sum, receives a part by the epsilon rule with N = 2; of a product's part the gate receives a
 * fraction, the signal the rest; and what reaches a pre-activation is divided by it, stabilised.
 */
final class RelevanceFactors {
  private static final FloatVector ONE = TanhFraction.constant(1);

  private RelevanceFactors() {}

  /** How the relevance of the state divides between its two terms. */
  static void divideState(Trace trace, EpsilonRule rule) {
    float[] gates = trace.gates;
    float[] operands = trace.factors.operands;
    float half = rule.epsilonShare() / 2;
    float ratio = rule.stateRatio();
    float least = rule.leastOfAState();
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector kept = load(gates, Slot.COUNT * unit + Slot.KEPT);
      FloatVector added = load(gates, Slot.COUNT * unit + Slot.ADDED);
      FloatVector sum = kept.add(added);
      FloatVector stabiliser = HistoryStages.stateStabiliser(kept, added, ratio, least);
      FloatVector shared = stabiliser.mul(half);
      FloatVector stabilised = sum.add(stabiliser);
      int places = GateFactors.OPERANDS * unit;
      kept.add(shared).div(stabilised).intoArray(operands, places + GateFactors.KEPT_PART);
      added.add(shared).div(stabilised).intoArray(operands, places + GateFactors.ADDED_PART);
    }
  }

  /** i and g of an LSTM, from the part of i·g. */
  static void factorSignal(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      FloatVector part =
          load(factors.operands, GateFactors.OPERANDS * unit + GateFactors.ADDED_PART);
      FloatVector toInput = load(factors.fractions, slots + Slot.INPUT);
      part.mul(toInput)
          .mul(load(factors.slopes, slots + Slot.INPUT))
          .intoArray(factors.toSlot, kept + Slot.INPUT);
      part.mul(ONE.sub(toInput))
          .mul(load(factors.slopes, slots + Slot.SIGNAL))
          .intoArray(factors.toSlot, kept + Slot.SIGNAL);
    }
  }

  /** f and c₋ of an LSTM, from the part of f·c₋. */
  static void factorFormerCell(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector part =
          load(factors.operands, GateFactors.OPERANDS * unit + GateFactors.KEPT_PART);
      FloatVector toForget = load(factors.fractions, slots + Slot.FORGET);
      part.mul(toForget)
          .mul(load(factors.slopes, slots + Slot.FORGET))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.FORGET);
      part.mul(ONE.sub(toForget)).intoArray(trace.stay, trace.after + unit);
    }
  }

  /** o and c of an LSTM, from h = o·tanh(c). */
  static void factorContent(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector toOutput = load(factors.fractions, slots + Slot.OUTPUT);
      toOutput
          .mul(load(factors.slopes, slots + Slot.OUTPUT))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.OUTPUT);
      ONE.sub(toOutput).intoArray(factors.toCell, trace.after + unit);
    }
  }

  /** z, n and h₋ of a GRU, from the parts of z·h₋ and (1 − z)·n. */
  static void factorUpdate(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int places = GateFactors.OPERANDS * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      FloatVector keptPart = load(factors.operands, places + GateFactors.KEPT_PART);
      FloatVector addedPart = load(factors.operands, places + GateFactors.ADDED_PART);
      FloatVector ofKept = load(factors.fractions, slots + Slot.UPDATE);
      FloatVector ofAdded = load(factors.fractions, slots + Slot.ADDED);
      ofKept
          .fma(keptPart, ofAdded.mul(addedPart))
          .mul(load(factors.slopes, slots + Slot.UPDATE))
          .intoArray(factors.toSlot, kept + Slot.UPDATE);
      ONE.sub(ofKept).mul(keptPart).intoArray(trace.stay, trace.after + unit);
      ONE.sub(ofAdded)
          .mul(addedPart)
          .mul(load(factors.slopes, slots + Slot.SIGNAL))
          .intoArray(factors.toSlot, kept + Slot.SIGNAL);
    }
  }

  /** r and U h₋ of a GRU, from what n_pre gives to r·(U h₋ + b_hn) without bias. */
  static void factorOuterReset(Trace trace) {
    GateFactors factors = trace.factors;
    float[] bias = trace.weights.bias();
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int places = GateFactors.OPERANDS * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      FloatVector toReset = load(factors.fractions, slots + Slot.RESET);
      FloatVector message =
          load(factors.operands, places + Slot.RESET).mul(load(factors.toSlot, kept + Slot.SIGNAL));
      FloatVector product =
          load(factors.operands, places + Slot.RECURRENT_SIGNAL)
              .sub(load(bias, Slot.COUNT * (unit % trace.padded) + Slot.RECURRENT_SIGNAL));
      ONE.sub(toReset).mul(message).intoArray(factors.toSlot, kept + Slot.RECURRENT_SIGNAL);
      toReset
          .mul(product)
          .mul(message)
          .mul(load(factors.slopes, slots + Slot.RESET))
          .intoArray(factors.toSlot, kept + Slot.RESET);
    }
  }

  /** r and h₋ of a GRU, from what arrives at r·h₋. */
  static void factorInnerReset(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector toReset = load(factors.fractions, slots + Slot.RESET);
      toReset
          .mul(load(factors.slopes, slots + Slot.RESET))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.RESET);
      ONE.sub(toReset).intoArray(factors.toFormer, trace.after + unit);
    }
  }
}
