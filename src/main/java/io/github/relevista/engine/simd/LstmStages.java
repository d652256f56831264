package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;
import static io.github.relevista.engine.simd.TanhFraction.clamped;
import static io.github.relevista.engine.simd.TanhFraction.denominator;
import static io.github.relevista.engine.simd.TanhFraction.numerator;

import jdk.incubator.vector.FloatVector;

/**
 * A step of the LSTM once its pre-activations are known: i, f, o = σ(…), g = tanh(g_pre), c = f·c₋
 * + i·g, h = o·tanh(c). The pre-activations of i, f and o are halved.
 *
 * <p>They are clamped in a stage of their own: with that a stage of two activations has more vector
 * operations than a JIT compiler inlines in every JVM, and where it does not, vectors are objects.
 */
final class LstmStages {
  private static final FloatVector HALF = TanhFraction.constant(0.5f);

  private LstmStages() {}

  /** The pre-activations of i, f and o, no further from zero than {@link TanhFraction} bears. */
  static void clampGates(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      clamped(load(gates, slots + Slot.INPUT)).intoArray(gates, slots + Slot.INPUT);
      clamped(load(gates, slots + Slot.FORGET)).intoArray(gates, slots + Slot.FORGET);
      clamped(load(gates, slots + Slot.OUTPUT)).intoArray(gates, slots + Slot.OUTPUT);
    }
  }

  /** i·g, in place of i's pre-activation. */
  static void addSignal(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector input = load(gates, slots + Slot.INPUT);
      FloatVector inputSquare = input.mul(input);
      FloatVector inputDenominator = denominator(inputSquare);
      FloatVector open = inputDenominator.add(numerator(input, inputSquare));
      FloatVector signal = clamped(load(gates, slots + Slot.SIGNAL));
      FloatVector signalSquare = signal.mul(signal);
      open.mul(numerator(signal, signalSquare))
          .mul(HALF)
          .div(inputDenominator.mul(denominator(signalSquare)))
          .intoArray(gates, slots + Slot.ADDED);
    }
  }

  /** f·c₋, in place of f's pre-activation, and c. */
  static void updateCell(Trace trace) {
    float[] gates = trace.gates;
    float[] cell = trace.cell;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector forget = load(gates, slots + Slot.FORGET);
      FloatVector square = forget.mul(forget);
      FloatVector denominator = denominator(square);
      FloatVector open = denominator.add(numerator(forget, square));
      FloatVector kept = open.mul(HALF).div(denominator).mul(load(cell, unit));
      kept.intoArray(gates, slots + Slot.KEPT);
      kept.add(load(gates, slots + Slot.ADDED)).intoArray(cell, unit);
    }
  }

  /** h = o·tanh(c). */
  static void updateState(Trace trace) {
    float[] gates = trace.gates;
    float[] cell = trace.cell;
    float[] states = trace.states;
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector output = load(gates, Slot.COUNT * unit + Slot.OUTPUT);
      FloatVector outputSquare = output.mul(output);
      FloatVector outputDenominator = denominator(outputSquare);
      FloatVector open = outputDenominator.add(numerator(output, outputSquare));
      FloatVector content = clamped(load(cell, unit));
      FloatVector contentSquare = content.mul(content);
      open.mul(numerator(content, contentSquare))
          .mul(HALF)
          .div(outputDenominator.mul(denominator(contentSquare)))
          .intoArray(states, after + unit);
    }
  }
}
