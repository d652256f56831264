package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The factors of gradients, once a step's state is known: by the chain rule, with the derivatives
 * of activations as slopes.
 */
final class GradientFactors {
  private static final FloatVector ZERO = TanhFraction.constant(0);
  private static final FloatVector ONE = TanhFraction.constant(1);

  private GradientFactors() {}

  /** Of c = f·c₋ + i·g: ∂i = g·∂c, ∂g = i·∂c, ∂f = c₋·∂c, ∂c₋ = f·∂c. */
  static void factorCell(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int places = GateFactors.OPERANDS * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      load(factors.operands, places + Slot.SIGNAL)
          .mul(load(factors.slopes, slots + Slot.INPUT))
          .intoArray(factors.toSlot, kept + Slot.INPUT);
      load(factors.operands, places + Slot.INPUT)
          .mul(load(factors.slopes, slots + Slot.SIGNAL))
          .intoArray(factors.toSlot, kept + Slot.SIGNAL);
      load(factors.operands, places + GateFactors.FORMER)
          .mul(load(factors.slopes, slots + Slot.FORGET))
          .intoArray(factors.toSlot, kept + Slot.FORGET);
      load(factors.operands, places + Slot.FORGET).intoArray(trace.stay, trace.after + unit);
    }
  }

  /** Of h = o·tanh(c): ∂o = tanh(c)·∂h, ∂c = o·(1 − tanh²(c))·∂h. */
  static void factorContent(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      FloatVector content = load(factors.operands, places + GateFactors.CONTENT);
      content
          .mul(load(factors.slopes, Slot.COUNT * unit + Slot.OUTPUT))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.OUTPUT);
      ONE.sub(content.mul(content))
          .mul(load(factors.operands, places + Slot.OUTPUT))
          .intoArray(factors.toCell, trace.after + unit);
    }
  }

  /** Of h = o·max(c, 0): ∂o = max(c, 0)·∂h, ∂c = o·∂h where c is above 0. */
  static void factorReluContent(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      FloatVector content = load(factors.operands, places + GateFactors.CONTENT);
      content
          .mul(load(factors.slopes, Slot.COUNT * unit + Slot.OUTPUT))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.OUTPUT);
      ZERO.blend(
              load(factors.operands, places + Slot.OUTPUT),
              content.compare(VectorOperators.GT, ZERO))
          .intoArray(factors.toCell, trace.after + unit);
    }
  }

  /** Of h = (1 − z)·n + z·h₋: ∂z = (h₋ − n)·∂h, ∂n = (1 − z)·∂h, ∂h₋ = z·∂h. */
  static void factorUpdate(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      int places = GateFactors.OPERANDS * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      load(factors.operands, places + GateFactors.FORMER)
          .sub(load(factors.operands, places + Slot.SIGNAL))
          .mul(load(factors.slopes, slots + Slot.UPDATE))
          .intoArray(factors.toSlot, kept + Slot.UPDATE);
      load(factors.operands, places + GateFactors.CLOSED)
          .mul(load(factors.slopes, slots + Slot.SIGNAL))
          .intoArray(factors.toSlot, kept + Slot.SIGNAL);
      load(factors.operands, places + Slot.UPDATE).intoArray(trace.stay, trace.after + unit);
    }
  }

  /** Of n_pre = … + r·q, q = U h₋ + b_hn: ∂q = r·∂n_pre, ∂r = q·∂n_pre. */
  static void factorOuterReset(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      int kept = Slot.COUNT * (trace.after + unit);
      FloatVector toSignal = load(factors.toSlot, kept + Slot.SIGNAL);
      load(factors.operands, places + Slot.RESET)
          .mul(toSignal)
          .intoArray(factors.toSlot, kept + Slot.RECURRENT_SIGNAL);
      load(factors.operands, places + Slot.RECURRENT_SIGNAL)
          .mul(toSignal)
          .mul(load(factors.slopes, Slot.COUNT * unit + Slot.RESET))
          .intoArray(factors.toSlot, kept + Slot.RESET);
    }
  }

  /** Of p = r·h₋: ∂r = h₋·∂p, ∂h₋ = r·∂p. */
  static void factorInnerReset(Trace trace) {
    GateFactors factors = trace.factors;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      load(factors.operands, places + GateFactors.FORMER)
          .mul(load(factors.slopes, Slot.COUNT * unit + Slot.RESET))
          .intoArray(factors.toSlot, Slot.COUNT * (trace.after + unit) + Slot.RESET);
      load(factors.operands, places + Slot.RESET).intoArray(factors.toFormer, trace.after + unit);
    }
  }
}
