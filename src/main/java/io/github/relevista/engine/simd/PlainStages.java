package io.github.relevista.engine.simd;

import static io.github.relevista.engine.simd.Lanes.load;
import static io.github.relevista.engine.simd.TanhFraction.clamped;
import static io.github.relevista.engine.simd.TanhFraction.denominator;
import static io.github.relevista.engine.simd.TanhFraction.numerator;

import io.github.relevista.model.CellKind;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.StateActivation;
import java.util.ArrayList;
import java.util.List;
import jdk.incubator.vector.FloatVector;

/**
 * A step by one activation after the other, for cells whose activations are not all the usual ones:
 * gates by a hard sigmoid, max(0, min(1, slope · x + 1/2)), or states by max(x, 0). What it leaves
 * in the slots is what {@link LstmStages} and {@link GruStages} leave there.
 */
final class PlainStages {
  private static final FloatVector ZERO = TanhFraction.constant(0f);
  private static final FloatVector HALF = TanhFraction.constant(0.5f);
  private static final FloatVector ONE = TanhFraction.constant(1f);

  private PlainStages() {}

  /** What a hard sigmoid is per unit of its pre-activation. */
  static float slope(GateActivation gates) {
    return switch (gates) {
      case HARD_SIGMOID_FIFTH -> 0.2f;
      case HARD_SIGMOID_SIXTH -> 1 / 6f;
      case SIGMOID -> throw new IllegalArgumentException("a sigmoid has no one slope");
    };
  }

  /** A hard sigmoid. */
  static FloatVector hard(FloatVector x, FloatVector slope) {
    return x.fma(slope, HALF).max(ZERO).min(ONE);
  }

  /** From what a step is given to the pre-activation of its signal. */
  static List<Stage> computingSignal(CellForm form) {
    return switch (form.cell()) {
      case LSTM -> List.of();
      case GRU_RESET_AFTER -> List.of(open(form, Slot.RESET), GruStages::addResetProduct);
      case GRU_RESET_BEFORE ->
          List.of(
              open(form, Slot.RESET),
              GruStages::resetState,
              GruStages::multiplyResetState,
              GruStages::addProductOfReset);
    };
  }

  /** From there to the step's states. */
  static List<Stage> computingState(CellForm form) {
    List<Stage> stages = new ArrayList<>();
    boolean relu = form.states() == StateActivation.RELU;
    stages.add(relu ? PlainStages::reluSignal : PlainStages::tanhSignal);
    if (form.cell() == CellKind.LSTM) {
      stages.add(open(form, Slot.INPUT));
      stages.add(open(form, Slot.FORGET));
      stages.add(open(form, Slot.OUTPUT));
      stages.add(PlainStages::updateCell);
      stages.add(relu ? PlainStages::reluCell : PlainStages::tanhCell);
      stages.add(PlainStages::showCell);
    } else {
      stages.add(open(form, Slot.UPDATE));
      stages.add(PlainStages::updateState);
    }
    return stages;
  }

  /** A gate in place of its pre-activation. */
  private static Stage open(CellForm form, int slot) {
    if (form.gates() == GateActivation.SIGMOID) {
      return trace -> openSigmoid(trace, slot);
    }
    float slope = slope(form.gates());
    return trace -> openHard(trace, slot, slope);
  }

  private static void openSigmoid(Trace trace, int slot) {
    float[] gates = trace.gates;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      FloatVector half = clamped(load(gates, Slot.COUNT * unit + slot));
      FloatVector square = half.mul(half);
      FloatVector denominator = denominator(square);
      denominator
          .add(numerator(half, square))
          .mul(HALF)
          .div(denominator)
          .intoArray(gates, Slot.COUNT * unit + slot);
    }
  }

  private static void openHard(Trace trace, int slot, float slope) {
    float[] gates = trace.gates;
    FloatVector slopes = FloatVector.broadcast(Lanes.SPECIES, slope);
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      hard(load(gates, Slot.COUNT * unit + slot), slopes)
          .intoArray(gates, Slot.COUNT * unit + slot);
    }
  }

  private static void tanhSignal(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      tanh(load(trace.gates, Slot.COUNT * unit + Slot.SIGNAL)).intoArray(trace.activated, unit);
    }
  }

  private static void reluSignal(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.gates, Slot.COUNT * unit + Slot.SIGNAL).max(ZERO).intoArray(trace.activated, unit);
    }
  }

  private static void tanhCell(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      tanh(load(trace.cell, unit)).intoArray(trace.activated, unit);
    }
  }

  private static void reluCell(Trace trace) {
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.cell, unit).max(ZERO).intoArray(trace.activated, unit);
    }
  }

  private static FloatVector tanh(FloatVector x) {
    FloatVector near = clamped(x);
    FloatVector square = near.mul(near);
    return numerator(near, square).div(denominator(square));
  }

  /** i·g, f·c₋ and c, of an LSTM. */
  private static void updateCell(Trace trace) {
    float[] gates = trace.gates;
    float[] cell = trace.cell;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector added = load(gates, slots + Slot.INPUT).mul(load(trace.activated, unit));
      FloatVector kept = load(gates, slots + Slot.FORGET).mul(load(cell, unit));
      added.intoArray(gates, slots + Slot.ADDED);
      kept.intoArray(gates, slots + Slot.KEPT);
      kept.add(added).intoArray(cell, unit);
    }
  }

  /** h of an LSTM. */
  private static void showCell(Trace trace) {
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      load(trace.gates, Slot.COUNT * unit + Slot.OUTPUT)
          .mul(load(trace.activated, unit))
          .intoArray(trace.states, after + unit);
    }
  }

  /** (1 − z)·n, z·h₋ and h, of a GRU. */
  private static void updateState(Trace trace) {
    float[] gates = trace.gates;
    float[] states = trace.states;
    int before = trace.before;
    int after = trace.after;
    for (int unit = 0; unit < trace.units; unit += Lanes.COUNT) {
      int slots = Slot.COUNT * unit;
      FloatVector update = load(gates, slots + Slot.UPDATE);
      FloatVector added = ONE.sub(update).mul(load(trace.activated, unit));
      FloatVector kept = update.mul(load(states, before + unit));
      added.intoArray(gates, slots + Slot.ADDED);
      kept.intoArray(gates, slots + Slot.KEPT);
      kept.add(added).intoArray(states, after + unit);
    }
  }
}
