package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;
import static io.github.relevista.engine.simd.TanhFraction.clamped;
import static io.github.relevista.engine.simd.TanhFraction.denominator;
import static io.github.relevista.engine.simd.TanhFraction.numerator;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The operands of a step for a way back through all gates, each in its place of {@link
 * GateFactors}: activations, and by what a pre-activation's relevance or gradient is multiplied on
 * its way there. The stages that compute the step write over some of the slots that are read here.
 */
final class ActivationStages {
  private static final FloatVector ZERO = TanhFraction.constant(0);
  private static final FloatVector HALF = TanhFraction.constant(0.5f);
  private static final FloatVector ONE = TanhFraction.constant(1);
  private static final FloatVector TWO = TanhFraction.constant(2);

  private ActivationStages() {}

  /** The activation of a slot whose pre-activation is halved. */
  static void openSigmoid(Trace trace, int slot) {
    float[] gates = trace.gates;
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector half = clamped(load(gates, Slot.COUNT * unit + slot));
      FloatVector square = half.mul(half);
      FloatVector denominator = denominator(square);
      denominator
          .add(numerator(half, square))
          .mul(HALF)
          .div(denominator)
          .intoArray(operands, GateFactors.OPERANDS * unit + slot);
    }
  }

  /** The same of a hard sigmoid. */
  static void openHard(Trace trace, int slot, float slope) {
    FloatVector slopes = FloatVector.broadcast(Lanes.SPECIES, slope);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      PlainStages.hard(load(trace.gates, Slot.COUNT * unit + slot), slopes)
          .intoArray(trace.factors.operands, GateFactors.OPERANDS * unit + slot);
    }
  }

  /** The activation of the signal. */
  static void openSignal(Trace trace) {
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      tanh(load(trace.gates, Slot.COUNT * unit + Slot.SIGNAL))
          .intoArray(operands, GateFactors.OPERANDS * unit + Slot.SIGNAL);
    }
  }

  /** The same of a signal by max(x, 0). */
  static void openReluSignal(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.gates, Slot.COUNT * unit + Slot.SIGNAL)
          .max(ZERO)
          .intoArray(trace.factors.operands, GateFactors.OPERANDS * unit + Slot.SIGNAL);
    }
  }

  /** max(c, 0) of an LSTM. */
  static void openReluContent(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.cell, unit)
          .max(ZERO)
          .intoArray(trace.factors.operands, GateFactors.OPERANDS * unit + GateFactors.CONTENT);
    }
  }

  /** tanh(c) of an LSTM. */
  static void openContent(Trace trace) {
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      tanh(load(trace.cell, unit))
          .intoArray(operands, GateFactors.OPERANDS * unit + GateFactors.CONTENT);
    }
  }

  private static FloatVector tanh(FloatVector x) {
    FloatVector near = clamped(x);
    FloatVector square = near.mul(near);
    return numerator(near, square).div(denominator(square));
  }

  /** c₋ of an LSTM. */
  static void copyFormerCell(Trace trace) {
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.cell, unit).intoArray(operands, GateFactors.OPERANDS * unit + GateFactors.FORMER);
    }
  }

  /** h₋ and 1 − z of a GRU. */
  static void copyFormerState(Trace trace) {
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int places = GateFactors.OPERANDS * unit;
      load(trace.states, trace.before + unit).intoArray(operands, places + GateFactors.FORMER);
      ONE.sub(load(operands, places + Slot.UPDATE))
          .intoArray(operands, places + GateFactors.CLOSED);
    }
  }

  /** U h₋ + b_hn of a GRU. */
  static void copyRecurrentSignal(Trace trace) {
    float[] operands = trace.factors.operands;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.gates, Slot.COUNT * unit + Slot.RECURRENT_SIGNAL)
          .intoArray(operands, GateFactors.OPERANDS * unit + Slot.RECURRENT_SIGNAL);
    }
  }

  /** 2σ(1 − σ): the derivative of a sigmoid by its halved pre-activation. */
  static void differentiateSigmoid(Trace trace, int slot) {
    float[] operands = trace.factors.operands;
    float[] slopes = trace.factors.slopes;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector open = load(operands, GateFactors.OPERANDS * unit + slot);
      ONE.sub(open).mul(open).mul(TWO).intoArray(slopes, Slot.COUNT * unit + slot);
    }
  }

  /** The derivative of a hard sigmoid: its slope where it is neither 0 nor 1. */
  static void differentiateHard(Trace trace, int slot, float slope) {
    FloatVector slopes = FloatVector.broadcast(Lanes.SPECIES, slope);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector open = load(trace.factors.operands, GateFactors.OPERANDS * unit + slot);
      FloatVector above = ZERO.blend(slopes, open.compare(VectorOperators.GT, ZERO));
      ZERO.blend(above, open.compare(VectorOperators.LT, ONE))
          .intoArray(trace.factors.slopes, Slot.COUNT * unit + slot);
    }
  }

  /** 1 where max(x, 0) is above 0, 0 elsewhere. */
  static void differentiateRelu(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector open = load(trace.factors.operands, GateFactors.OPERANDS * unit + Slot.SIGNAL);
      ZERO.blend(ONE, open.compare(VectorOperators.GT, ZERO))
          .intoArray(trace.factors.slopes, Slot.COUNT * unit + Slot.SIGNAL);
    }
  }

  /** 1 − tanh². */
  static void differentiateSignal(Trace trace) {
    float[] operands = trace.factors.operands;
    float[] slopes = trace.factors.slopes;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector open = load(operands, GateFactors.OPERANDS * unit + Slot.SIGNAL);
      ONE.sub(open.mul(open)).intoArray(slopes, Slot.COUNT * unit + Slot.SIGNAL);
    }
  }

  /**
   * 1 / (z + ε sign(z)) of a slot's pre-activation z.
   *
   * @param epsilon half of the rule's where the pre-activation is halved
   */
  static void invert(Trace trace, int slot, float epsilon) {
    float[] gates = trace.gates;
    float[] slopes = trace.factors.slopes;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector linear = load(gates, Slot.COUNT * unit + slot);
      ONE.div(linear.add(HistoryStages.stabiliser(linear, epsilon)))
          .intoArray(slopes, Slot.COUNT * unit + slot);
    }
  }
}
