package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;

/**
 * What a {@link Trace} keeps for a way back through all gates: factors, so that the way back of
 * relevance and that of a gradient are the same multiplications. Of what arrives at a step's hidden
 * state and stayed in its cell state every slot's pre-activation receives a part, its signal (see
 * {@link GateBack}).
 *
 * <p>Blocks of rows lie as those of the trace's states. A slot that no stage of a cell writes to is
 * zero. Halved pre-activations have doubled signals, which their halved weights make good.
 */
final class GateFactors {
  /**
   * Operands of a unit, which lie as slots do. The first four are the activations of the slots; of
   * a GRU's first slot, U h₋ + b_hn itself.
   */
  static final int OPERANDS = 8;

  /** c₋ of an LSTM, h₋ of a GRU. */
  static final int FORMER = 4 * Lanes.COUNT;

  /** tanh(c) of an LSTM. */
  static final int CONTENT = 5 * Lanes.COUNT;

  /** 1 − z of a GRU. */
  static final int CLOSED = 5 * Lanes.COUNT;

  /** What part of a state's relevance what it kept of the former one receives. */
  static final int KEPT_PART = 6 * Lanes.COUNT;

  /** What part of it what the signal added receives. */
  static final int ADDED_PART = 7 * Lanes.COUNT;

  /** The operands of the current step: [rows, OPERANDS · padded]. */
  float[] operands = new float[0];

  /** An activation's derivative, or 1 over its stabilised pre-activation: [rows, width]. */
  float[] slopes = new float[0];

  /**
   * What part of a product's relevance its gate receives, in the gate's slot; that of (1 − z)·n in
   * a GRU's first: [rows, width].
   */
  float[] fractions = new float[0];

  /** What part of a state's relevance or gradient a slot's signal is: [blocks of rows, width]. */
  float[] toSlot = new float[0];

  /** What part of what arrives at an LSTM's hidden state goes to c: [blocks of rows, padded]. */
  float[] toCell = new float[0];

  /** What part of what arrives at a GRU's r·h₋ goes to h₋: [blocks of rows, padded]. */
  float[] toFormer = new float[0];

  /** What each slot shares with the word, per unit of its signal: [blocks of rows, width]. */
  float[] wordShare = new float[0];

  /** The same with the former hidden state; of a GRU's signal per unit of that alone. */
  float[] stateShare = new float[0];

  /**
   * Prepares for a batch.
   *
   * @param rows of the batch
   * @param all values of all blocks of states
   */
  void begin(PackedDirection weights, History history, int rows, int all) {
    int width = weights.width();
    operands = Buffers.grown(operands, Buffers.size(rows, OPERANDS * weights.padded()));
    slopes = Buffers.grown(slopes, Buffers.size(rows, width));
    int slots = Buffers.size(all, Slot.COUNT);
    toSlot = Buffers.grown(toSlot, slots);
    if (weights.cell() == CellKind.LSTM) {
      toCell = Buffers.grown(toCell, all);
    }
    if (weights.cell() == CellKind.GRU_RESET_BEFORE) {
      toFormer = Buffers.grown(toFormer, all);
    }
    if (history instanceof History.ForRelevance relevance) {
      fractions = Buffers.grown(fractions, Buffers.size(rows, width));
      reserveShares(relevance.rule(), slots);
    }
  }

  private void reserveShares(EpsilonRule rule, int slots) {
    if (rule.shares()) {
      wordShare = Buffers.grown(wordShare, slots);
      stateShare = Buffers.grown(stateShare, slots);
    }
  }
}
