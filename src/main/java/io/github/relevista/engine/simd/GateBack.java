package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.Entering;
import io.github.relevista.model.CellKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Whether lower units share bias and stabiliser. */
  private boolean sharing;

  @Override
  void run(Entering entering) {
    reserve();
    enterFinals(arrived, entering);
    sharing = !trace.gradient && trace.rule.shares();
    List<BackStage<GateBack>> stages = stages();
    for (int step = plan.steps() - 1; step >= 0; step--) {
      at(step);
      enterStep(arrived, entering);
      runStages(stages, this);
    }
    leave(stayed);
    leave(arrived);
  }

  private List<BackStage<GateBack>> stages() {
    CellKind cell = trace.weights.cell();
    List<BackStage<GateBack>> stages = new ArrayList<>();
    stages.add(cell == CellKind.LSTM ? GateBack::splitLstm : GateBack::splitGru);
    if (cell == CellKind.GRU_RESET_BEFORE) {
      stages.add(GateBack::splitResetState);
    }
    if (trace.readsWords) {
      stages.add(GateBack::multiplyWords);
    }
    if (sharing) {
      stages.add(GateBack::shareStep);
    }
    stages.add(GateBack::readStep);
    stages.add(GateBack::arriveAtFormerState);
    return stages;
  }

  private void reserve() {
    int all = plan.size() * columns;
    int units = Buffers.size(all, trace.padded);
    arrived = Buffers.grown(arrived, units);
    stayed = Buffers.grown(stayed, units);
    Arrays.fill(stayed, 0, units, 0);
    signals = Buffers.grown(signals, Buffers.size(all, trace.weights.signalWidth()));
    if (trace.weights.cell() == CellKind.GRU_RESET_BEFORE) {
      signal = Buffers.grown(signal, units);
    }
    int products = Buffers.size(all, trace.weights.recurrentBack().columns());
    product = Buffers.grown(product, products);
    stateShares = Buffers.grown(stateShares, all);
    Arrays.fill(stateShares, 0, all, 0);
  }

  private void splitLstm() {
    for (int line = 0; line < lines; line++) {
      GateKernels.splitLstm(this, trace, line / columns, line);
    }
  }

  private void splitGru() {
    for (int line = 0; line < lines; line++) {
      GateKernels.splitGru(this, trace, line / columns, line);
    }
  }

  /** From n_pre through U (r·h₋), whose h₋ is reached here. */
  private void splitResetState() {
    PackedMatrix back = trace.weights.signalBack();
    for (int line = 0; line < lines; line++) {
      GateKernels.copySignal(this, trace, line);
      if (sharing) {
        GateKernels.sumSignalShare(this, trace, line / columns, line);
      }
    }
    Product.multiply(product, back.columns(), signal, 0, trace.padded, lines, back);
    for (int line = 0; line < lines; line++) {
      float each = sharing ? evenPart(line) : 0;
      if (!trace.gradient) {
        GateKernels.multiplyProduct(
            this, trace, line, trace.gated, trace.before + line / columns * trace.padded, each);
      }
      GateKernels.splitResetState(this, trace, line / columns, line);
    }
  }

  private void multiplyWords() {
    float[] values = inputs.values(direction);
    int width = trace.weights.width();
    for (int row = 0; row < plan.active(step); row++) {
      int input = inputs.place(row, plan.tokenRead(trace.order, row, step), width);
      for (int line = row * columns; line < (row + 1) * columns; line++) {
        GateKernels.multiplyWord(this, trace, line, values, input);
      }
    }
    addPartialToWords();
  }

  /**
   * What a step reads and the former hidden state share bias and stabiliser of every slot evenly.
   */
  private void shareStep() {
    int embedding = trace.weights.embedding();
    for (int line = 0; line < lines; line++) {
      int row = line / columns;
      GateKernels.sumShare(this, trace, row, line, trace.factors.stateShare);
      stateShares[line] = evenPart(line);
      GateKernels.sumShare(this, trace, row, line, trace.factors.wordShare);
      shares[line] = evenPart(line);
      if (trace.readsWords) {
        int token = plan.tokenRead(trace.order, row, step);
        words[token * columns + line % columns] += shares[line] * embedding;
      }
    }
  }

  private void readStep() {
    PackedDirection weights = trace.weights;
    reader.read(signals, weights.signalWidth(), weights.inputBack(), shares, trace.order, step);
  }

  /** What each lower unit receives of a sum that the kernels left in {@link #partial}. */
  private float evenPart(int line) {
    return Lanes.sum(partial, line * Lanes.OF_SUMS)
        / (trace.weights.embedding() + trace.weights.hidden());
  }

  private void arriveAtFormerState() {
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
