package io.github.relevista.engine.simd;

import io.github.relevista.engine.network.Entering;
import io.github.relevista.model.CellKind;
import java.util.Arrays;
import java.util.List;

/**
 * Lets relevance flow back where gates receive none of it.
 *
 * <p>At a step, a line's relevance R of the state (cell state of an LSTM, hidden state of a GRU) is
 * what stayed in it at the step after, plus, for an LSTM, what reaches its hidden state. Of it
 * stay·R remains in the former state and s = leave·R goes on: to the word as its projection · s, to
 * the former hidden state as h₋ ⊙ (Uᵀ s), the product that is left for the next step to multiply.
 */
final class WayBack extends BackwardPass {
  /** The stages of a step under a rule that shares nothing. */
  private static final List<BackStage<WayBack>> PLAIN =
      List.of(WayBack::splitStep, WayBack::readStep, WayBack::multiplyStep);

  private static final List<BackStage<WayBack>> SHARING =
      List.of(WayBack::splitStep, WayBack::shareStep, WayBack::readStep, WayBack::multiplyStep);

  /** s: [lines, padded]. */
  float[] signal = new float[0];

  /** Uᵀ s of the step after, zero where there is none: [lines, padded to whole column blocks]. */
  float[] product = new float[0];

  @Override
  void run(Entering entering) {
    reserve();
    enterFinals(stayed, entering);
    List<BackStage<WayBack>> stages = trace.rule.shares() ? SHARING : PLAIN;
    for (int step = plan.steps() - 1; step >= 0; step--) {
      at(step);
      enterStep(stayed, entering);
      runStages(stages, this);
    }
    if (trace.beginsWithStates) {
      for (int line = 0; line < plan.size() * columns; line++) {
        RelevanceKernels.addProduct(this, trace, line / columns, line);
      }
    } else {
      leave(stayed);
    }
  }

  private void reserve() {
    int all = plan.size() * columns;
    stayed = Buffers.grown(stayed, Buffers.size(all, trace.padded));
    signal = Buffers.grown(signal, Buffers.size(all, trace.padded));
    int products = Buffers.size(all, trace.weights.signalBack().columns());
    product = Buffers.grown(product, products);
    Arrays.fill(product, 0, products, 0);
  }

  private void splitStep() {
    for (int row = 0; row < plan.active(step); row++) {
      int line = row * columns;
      int column = 0;
      if (!trace.readsWords) {
        for (; column < columns; column++) {
          RelevanceKernels.splitLineOfVectors(this, trace, row, line + column);
        }
      }
      for (; column + 2 <= columns; column += 2) {
        RelevanceKernels.splitTwoLines(this, trace, row, line + column);
      }
      if (column < columns) {
        RelevanceKernels.splitLine(this, trace, row, line + column);
      }
    }
    if (!trace.readsWords) {
      return;
    }
    // After all lines: a vector just stored is slow to be read back lane by lane.
    addPartialToWords();
  }

  /**
   * What a step reads and the former hidden state share bias and stabiliser of the signal evenly.
   */
  private void shareStep() {
    int embedding = trace.weights.embedding();
    for (int row = 0; row < plan.active(step); row++) {
      int token = plan.tokenRead(trace.order, row, step);
      for (int column = 0; column < columns; column++) {
        int line = row * columns + column;
        RelevanceKernels.sumShare(this, trace, row, line);
        float each =
            Lanes.sum(partial, line * Lanes.OF_SUMS) / (embedding + trace.weights.hidden());
        RelevanceKernels.addShare(this, trace, line, each);
        shares[line] = each;
        if (trace.readsWords) {
          words[token * columns + column] += each * embedding;
        }
      }
    }
  }

  private void readStep() {
    PackedMatrix toInput = trace.weights.signalInputBack();
    reader.read(signal, trace.padded, toInput, shares, trace.order, step);
  }

  /** Uᵀ s, for the step before. */
  private void multiplyStep() {
    if (trace.weights.cell() == CellKind.GRU_RESET_AFTER) {
      for (int line = 0; line < lines; line++) {
        RelevanceKernels.gateSignal(this, trace, line / columns, line);
      }
    }
    if (step > 0 || trace.beginsWithStates) {
      PackedMatrix back = trace.weights.signalBack();
      Product.multiply(product, back.columns(), signal, 0, trace.padded, lines, back);
    }
  }
}
