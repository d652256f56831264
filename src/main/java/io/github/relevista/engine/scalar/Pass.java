package io.github.relevista.engine.scalar;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.engine.network.PadStates;
import java.util.Arrays;

/**
 * One sequence on its way forward through one direction of a network, keeping what a way back
 * needs. A kind of cell says what a step computes.
 *
 * <p>Steps are counted in the direction's own reading order: step 0 is the first of the forward
 * direction, the last of the backward one.
 *
 * <p>Every operation and every order of additions is that of the engine simd.
 */
abstract class Pass {
  final PackedDirection weights;
  final CellForm form;
  final int hidden;

  /** Pre-activations of all slots at the current step: [width]. */
  final float[] gates;

  /** U h₋: [width]. */
  private final float[] product;

  /** The hidden state: [hidden]. */
  final float[] hiddenState;

  /** What the new state keeps of the former one, f·c₋ or z·h₋: [hidden]. */
  final float[] kept;

  /** What the signal adds to it, i·g or (1 − z)·n: [hidden]. */
  final float[] added;

  /** What is kept of steps; nothing at first. */
  private History history = History.none();

  /** Where the parts of a step lie that keeps its signal; null where none does. */
  SignalBack signalBack;

  /** What finds the factors of a step that keeps all gates; null where none does. */
  GateFactors factors;

  Pass(PackedDirection weights) {
    this.weights = weights;
    this.form = weights.form();
    this.hidden = weights.hidden();
    this.gates = new float[weights.width()];
    this.product = new float[weights.width()];
    this.hiddenState = new float[hidden];
    this.kept = new float[hidden];
    this.added = new float[hidden];
  }

  static Pass of(PackedDirection weights) {
    return switch (weights.cell()) {
      case LSTM -> new LstmPass(weights);
      case GRU_RESET_AFTER, GRU_RESET_BEFORE -> new GruPass(weights);
    };
  }

  /** Keeps from now on what a way back by a history needs, and gives that way back. */
  final WayBack keep(History history) {
    this.history = history;
    signalBack = null;
    factors = null;
    if (history.throughGates()) {
      factors = new GateFactors(weights, history);
      return new GateBack(weights, history);
    }
    EpsilonRule rule = history instanceof History.ForRelevance kept ? kept.rule() : null;
    signalBack = new SignalBack(weights, rule);
    return signalBack;
  }

  /** Floats that a step keeps for the way back. */
  final int historyPerStep() {
    if (history instanceof History.None) {
      return 0;
    }
    return factors != null ? factors.record().length() : signalBack.record().length();
  }

  /** Sets the recurrent state to zero. */
  void reset() {
    Arrays.fill(hiddenState, 0);
  }

  /** Begins with the states of a sequence behind its pads. */
  void begin(PadStates pads, int sequence, int firstUnit) {
    pads.copy(sequence, firstUnit, hidden, 0, hiddenState, 0);
  }

  /** out[hidden] from outOffset = the cell state; zeros where there is none. */
  void copyCell(float[] out, int outOffset) {
    Arrays.fill(out, outOffset, outOffset + hidden, 0);
  }

  /**
   * Reads one word or vector.
   *
   * @param input its projection: [width] from inputOffset, without bias
   * @param history where to keep what is kept: [historyPerStep] from offset
   */
  final void step(float[] input, int inputOffset, float[] history, int offset) {
    Arrays.fill(product, 0);
    for (Slot.Range fed : Slot.fedByState(weights.cell())) {
      weights.addRecurrent(product, fed, hiddenState);
    }
    float[] bias = weights.bias();
    for (int j = 0; j < gates.length; j++) {
      gates[j] = input[inputOffset + j] + bias[j] + product[j];
    }
    computeSignal();
    if (factors != null) {
      factors.keepFormer(this, history, offset);
    } else if (!(this.history instanceof History.None)) {
      signalBack.keepFormer(this, history, offset);
    }
    computeState();
    if (factors != null) {
      factors.keep(this, history, offset);
    } else if (!(this.history instanceof History.None)) {
      signalBack.keep(this, history, offset);
    }
  }

  /** Completes the pre-activation of the signal. */
  abstract void computeSignal();

  /** From the pre-activations of all gates to kept, added and the new states. */
  abstract void computeState();

  /** The state that kept is a part of, before the step: [hidden]. */
  abstract float[] formerState();

  /** What the recurrent product of the signal read: h₋, or r·h₋ of a GRU: [hidden]. */
  abstract float[] recurrentInput();

  /** r of a GRU: [hidden]. */
  abstract float[] openReset();
}
