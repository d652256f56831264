package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;
import static io.github.relevista.engine.simd.TanhFraction.clamped;
import static io.github.relevista.engine.simd.TanhFraction.denominator;
import static io.github.relevista.engine.simd.TanhFraction.numerator;

import jdk.incubator.vector.FloatVector;

/**
 * A step of the GRU once its pre-activations are known: r, z = σ(…), n = tanh(n_pre), h = (1 − z)·n
 * + z·h₋. Where the reset gate acts after the recurrent product, n_pre = W x + b + r·(U h₋ + b_hn);
 * where before, W x + U (r·h₋) + b + b_hn. The pre-activations of r and z are halved.
 *
 * <p>That of z is clamped in a stage of its own, as those of {@link LstmStages} are.
 */
final class GruStages {
  private static final FloatVector HALF = TanhFraction.constant(0.5f);

  private GruStages() {}

  /** r, in place of its pre-activation. */
  static void openReset(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slot = Slot.COUNT * unit + Slot.RESET;
      FloatVector reset = clamped(load(gates, slot));
      FloatVector square = reset.mul(reset);
      FloatVector denominator = denominator(square);
      denominator.add(numerator(reset, square)).mul(HALF).div(denominator).intoArray(gates, slot);
    }
  }

  /** n_pre += r·(U h₋ + b_hn). */
  static void addResetProduct(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      load(gates, slots + Slot.RESET)
          .fma(load(gates, slots + Slot.RECURRENT_SIGNAL), load(gates, slots + Slot.SIGNAL))
          .intoArray(gates, slots + Slot.SIGNAL);
    }
  }

  /** r·h₋. */
  static void resetState(Trace trace) {
    float[] gates = trace.gates;
    float[] states = trace.states;
    float[] gated = trace.gated;
    int before = trace.before;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(gates, Slot.COUNT * unit + Slot.RESET)
          .mul(load(states, before + unit))
          .intoArray(gated, before + unit);
    }
  }

  /** U (r·h₋). */
  static void multiplyResetState(Trace trace) {
    PackedMatrix matrix = trace.weights.signalRecurrent();
    int rows = trace.units / trace.padded;
    Product.multiply(
        trace.candidate, matrix.columns(), trace.gated, trace.before, trace.padded, rows, matrix);
  }

  /** n_pre += U (r·h₋). */
  static void addProductOfReset(Trace trace) {
    float[] gates = trace.gates;
    float[] candidate = trace.candidate;
    int padded = trace.padded;
    int stride = trace.weights.signalRecurrent().columns();
    for (int first = 0, row = 0; first < trace.units; first += padded, row += stride) {
      for (int unit = 0; unit < padded; unit += Lanes.COUNT) {
        int slot = Slot.COUNT * (first + unit) + Slot.SIGNAL;
        load(gates, slot).add(load(candidate, row + unit)).intoArray(gates, slot);
      }
    }
  }

  /** The pre-activation of z, no further from zero than {@link TanhFraction} bears. */
  static void clampUpdate(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slot = Slot.COUNT * unit + Slot.UPDATE;
      clamped(load(gates, slot)).intoArray(gates, slot);
    }
  }

  /** (1 − z)·n. */
  static void addSignal(Trace trace) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector update = load(gates, slots + Slot.UPDATE);
      FloatVector square = update.mul(update);
      FloatVector denominator = denominator(square);
      FloatVector closed = denominator.sub(numerator(update, square));
      FloatVector signal = clamped(load(gates, slots + Slot.SIGNAL));
      FloatVector signalSquare = signal.mul(signal);
      closed
          .mul(numerator(signal, signalSquare))
          .mul(HALF)
          .div(denominator.mul(denominator(signalSquare)))
          .intoArray(gates, slots + Slot.ADDED);
    }
  }

  /** z·h₋, in place of z's pre-activation; and h, the sum of what was kept and added. */
  static void updateState(Trace trace) {
    float[] gates = trace.gates;
    float[] states = trace.states;
    int before = trace.before;
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector update = load(gates, slots + Slot.UPDATE);
      FloatVector square = update.mul(update);
      FloatVector denominator = denominator(square);
      FloatVector open = denominator.add(numerator(update, square));
      FloatVector kept = open.mul(HALF).div(denominator).mul(load(states, before + unit));
      kept.intoArray(gates, slots + Slot.KEPT);
      kept.add(load(gates, slots + Slot.ADDED)).intoArray(states, after + unit);
    }
  }
}
