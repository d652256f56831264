package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.Entering;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * Goes back through all gates, with relevance that gates receive or with a gradient: the {@link
 * GateFactors} make both the same.
 *
 * <p>At a step, a line has what arrived at the hidden state, A, and what stayed in the state, S. Of
 * an LSTM, C = S + toCell·A is the cell state's, of a GRU C = S + A the hidden state's. Of it
 * stay·C remains in the former state, and s = toSlot·C goes to the slots' pre-activations, but to
 * the output gate toSlot·A. The word receives its projection · s. At the former hidden state
 * arrives Uᵀ s, for relevance times h₋.
 */
final class GateBack extends BackwardPass {
  /** A: [lines, padded]. */
  float[] arrived = new float[0];

  /** s, as {@link PackedDirection#recurrentBack} reads it: [lines, signalWidth]. */
  float[] signals = new float[0];

  /** s of the signal alone, where the reset gate of a GRU acts on h₋: [lines, padded]. */
  float[] signal = new float[0];

  /** What a product gave: [lines, hidden padded to whole column blocks]. */
  float[] product = new float[0];

  /** What each former hidden unit receives of what is shared; zeros where nothing is: [lines]. */
  float[] stateShares = new float[0];

  @Override
  void run(
      Trace trace,
      int direction,
      StepInputs inputs,
      BatchPlan plan,
      Entering entering,
      SignalReader reader) {
    reserve(trace, plan);
    enterFinals(arrived, trace, direction, plan, entering);
    boolean shares = !trace.gradient && trace.rule.shares();
    for (int step = plan.steps() - 1; step >= 0; step--) {
      trace.at(plan, step);
      int lines = plan.active(step) * columns;
      enterStep(arrived, trace, direction, step, plan, entering);
      splitState(trace, lines);
      if (trace.weights.cell() == CellKind.GRU_RESET_BEFORE) {
        splitResetState(trace, lines, shares);
      }
      if (trace.readsWords) {
        multiplyWords(trace, direction, step, inputs, plan);
      }
      if (shares) {
        shareStep(trace, step, plan);
      }
      reader.read(
          signals,
          trace.weights.signalWidth(),
          trace.weights.inputBack(),
          this.shares,
          trace.order,
          step);
      arriveAtFormerState(trace, lines);
    }
    leave(stayed, trace, plan);
    leave(arrived, trace, plan);
  }

  private void reserve(Trace trace, BatchPlan plan) {
    int lines = plan.size() * columns;
    int units = Buffers.size(lines, trace.padded);
    arrived = Buffers.grown(arrived, units);
    stayed = Buffers.grown(stayed, units);
    Arrays.fill(stayed, 0, units, 0);
    signals = Buffers.grown(signals, Buffers.size(lines, trace.weights.signalWidth()));
    if (trace.weights.cell() == CellKind.GRU_RESET_BEFORE) {
      signal = Buffers.grown(signal, units);
    }
    int products = Buffers.size(lines, trace.weights.recurrentBack().columns());
    product = Buffers.grown(product, products);
    stateShares = Buffers.grown(stateShares, lines);
    Arrays.fill(stateShares, 0, lines, 0);
  }

  private void splitState(Trace trace, int lines) {
    boolean lstm = trace.weights.cell() == CellKind.LSTM;
    for (int line = 0; line < lines; line++) {
      if (lstm) {
        GateKernels.splitLstm(this, trace, line / columns, line);
      } else {
        GateKernels.splitGru(this, trace, line / columns, line);
      }
    }
  }

  /** From n_pre through U (r·h₋), whose h₋ is reached here. */
  private void splitResetState(Trace trace, int lines, boolean shares) {
    PackedMatrix back = trace.weights.signalBack();
    for (int line = 0; line < lines; line++) {
      GateKernels.copySignal(this, trace, line);
      if (shares) {
        GateKernels.sumSignalShare(this, trace, line / columns, line);
      }
    }
    Product.multiply(product, back.columns(), signal, 0, trace.padded, lines, back);
    for (int line = 0; line < lines; line++) {
      float each = shares ? evenPart(trace, line) : 0;
      if (!trace.gradient) {
        GateKernels.multiplyProduct(
            this, trace, line, trace.gated, trace.before + line / columns * trace.padded, each);
      }
      GateKernels.splitResetState(this, trace, line / columns, line);
    }
  }

  private void multiplyWords(
      Trace trace, int direction, int step, StepInputs inputs, BatchPlan plan) {
    float[] values = inputs.values(direction);
    int width = trace.weights.width();
    for (int row = 0; row < plan.active(step); row++) {
      int input = inputs.place(plan.tokenRead(trace.order, row, step), width);
      for (int line = row * columns; line < (row + 1) * columns; line++) {
        GateKernels.multiplyWord(this, trace, line, values, input);
      }
    }
    addPartialToWords(trace, step, plan);
  }

  /**
   * What a step reads and the former hidden state share bias and stabiliser of every slot evenly.
   */
  private void shareStep(Trace trace, int step, BatchPlan plan) {
    int embedding = trace.weights.embedding();
    for (int line = 0; line < plan.active(step) * columns; line++) {
      int row = line / columns;
      GateKernels.sumShare(this, trace, row, line, trace.factors.stateShare);
      stateShares[line] = evenPart(trace, line);
      GateKernels.sumShare(this, trace, row, line, trace.factors.wordShare);
      shares[line] = evenPart(trace, line);
      if (trace.readsWords) {
        int token = plan.tokenRead(trace.order, row, step);
        words[token * columns + line % columns] += shares[line] * embedding;
      }
    }
  }

  /** What each lower unit receives of a sum that the kernels left in {@link #partial}. */
  private float evenPart(Trace trace, int line) {
    return Lanes.sum(partial, line * Lanes.OF_SUMS)
        / (trace.weights.embedding() + trace.weights.hidden());
  }

  private void arriveAtFormerState(Trace trace, int lines) {
    PackedMatrix back = trace.weights.recurrentBack();
    Product.multiply(product, back.columns(), signals, 0, trace.weights.signalWidth(), lines, back);
    for (int line = 0; line < lines; line++) {
      if (!trace.gradient) {
        int former = trace.before + line / columns * trace.padded;
        GateKernels.multiplyProduct(this, trace, line, trace.states, former, stateShares[line]);
      }
      GateKernels.arrive(this, trace, line);
    }
  }
}
