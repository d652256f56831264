package io.github.relevista.engine.simd;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;
import java.util.Arrays;

/**
 * One direction of a batch on its way forward: the operands of the current step, and what is kept
 * of all steps for the way back. The stages of a step work on its fields.
 *
 * <p>Rows of states are {@code padded} units wide and lie as {@link BatchPlan} says. Without a
 * history there is one block only, which every step overwrites.
 */
final class Trace {
  final PackedDirection weights;

  /** Units of a row. */
  final int padded;

  /** 0 where steps are read forward, 1 where backward. */
  final int order;

  /** Whether steps are words, which receive a sum each, and not vectors of a lower layer. */
  final boolean readsWords;

  /** The rule that the history is kept for; meaningless where it is not for relevance. */
  EpsilonRule rule;

  /** Whether the history is kept for gradients, and not for relevance. */
  boolean gradient;

  /** Whether the states of all steps are kept. */
  boolean kept;

  /**
   * Whether {@link #wordInput} is kept: all that a way back through signals alone reads of a word.
   */
  boolean keepsWordInput;

  /** Whether sequences begin with states that are not all zero. */
  boolean beginsWithStates;

  /** Units of all rows of the current step. */
  int units;

  /** Where the states before the current step begin. */
  int before;

  /** Where the states after the current step begin, and all that is kept of it. */
  int after;

  /** The slots of the current step: [rows, width]. */
  float[] gates = new float[0];

  /** The cell state of an LSTM: [rows, padded]. */
  float[] cell = new float[0];

  /** What U of a GRU's signal makes of {@link #gated}: [rows, padded to whole column blocks]. */
  float[] candidate = new float[0];

  /** The activation of a signal or a cell state, where it is not the usual: [rows, padded]. */
  float[] activated = new float[0];

  /** Hidden states: [blocks of rows, padded]. */
  float[] states = new float[0];

  /** r·h₋ of a GRU whose reset gate acts on h₋, where h₋ lies: [blocks of rows, padded]. */
  float[] gated = new float[0];

  /** What part of a unit's relevance stays in the former state: [blocks of rows, padded]. */
  float[] stay = new float[0];

  /** What part goes to its signal, over the stabilised pre-activation: the same shape. */
  float[] leave = new float[0];

  /** What the word feeds into its signal, without bias: the same shape. */
  float[] wordInput = new float[0];

  /** r of a GRU whose reset gate acts on U h₋: the same shape. */
  float[] reset = new float[0];

  /** The bias and stabiliser of the signal's pre-activation that are shared: the same shape. */
  float[] share = new float[0];

  /** What a way back through all gates needs. */
  final GateFactors factors = new GateFactors();

  /**
   * @param order 0 where steps are read forward, 1 where backward
   */
  Trace(PackedDirection weights, int order) {
    this.weights = weights;
    this.order = order;
    this.readsWords = weights.readsWords();
    this.padded = weights.padded();
  }

  /**
   * Prepares for a batch: room for it, and zero states.
   *
   * @param readAbove whether what is above this layer reads its states of all steps
   */
  void begin(BatchPlan plan, History history, boolean readAbove) {
    gates = Buffers.grown(gates, Buffers.size(plan.size(), weights.width()));
    int state = Buffers.size(plan.size(), padded);
    boolean goesBack = !(history instanceof History.None);
    kept = goesBack || readAbove;
    int all = kept ? Buffers.size(plan.stateRows(), padded) : state;
    if (goesBack) {
      stay = Buffers.grown(stay, all);
    }
    boolean throughSignals = goesBack && !history.throughGates();
    keepsWordInput = throughSignals && readsWords;
    gradient = history instanceof History.ForGradients;
    if (history instanceof History.ForRelevance relevance) {
      rule = relevance.rule();
    }
    if (history.throughGates()) {
      factors.begin(weights, history, plan.size(), all);
    } else if (throughSignals) {
      reserveHistory(all);
    }
    states = Buffers.grown(states, all);
    Arrays.fill(states, 0, state, 0);
    reserveCell(plan.size(), state, all);
  }

  private void reserveHistory(int all) {
    leave = Buffers.grown(leave, all);
    if (readsWords) {
      wordInput = Buffers.grown(wordInput, all);
    }
    if (rule.shares()) {
      share = Buffers.grown(share, all);
    }
    if (weights.cell() == CellKind.GRU_RESET_AFTER) {
      reset = Buffers.grown(reset, all);
    }
  }

  private void reserveCell(int rows, int state, int all) {
    if (!weights.form().isUsual()) {
      activated = Buffers.grown(activated, state);
    }
    if (weights.cell() == CellKind.LSTM) {
      cell = Buffers.grown(cell, state);
      Arrays.fill(cell, 0, state, 0);
    }
    if (weights.cell() == CellKind.GRU_RESET_BEFORE) {
      candidate = Buffers.grown(candidate, Buffers.size(rows, weights.signalRecurrent().columns()));
      gated = Buffers.grown(gated, all);
      // Where a row reads no further word, the way back reads what no step wrote.
      Arrays.fill(gated, 0, all, 0);
    }
  }

  /** Moves on to a step. */
  void at(BatchPlan plan, int step) {
    units = plan.active(step) * padded;
    before = kept ? plan.firstRow(step) * padded : 0;
    after = kept ? plan.firstRow(step + 1) * padded : 0;
  }

  /** Where the final hidden state of a row begins in {@link #states}. */
  int finalState(BatchPlan plan, int row) {
    return (kept ? plan.finalState(row) : row) * padded;
  }

  /** What the relevance of a recurrent product is multiplied with: h₋, or r·h₋. */
  float[] recurrentInput() {
    return weights.cell() == CellKind.GRU_RESET_BEFORE ? gated : states;
  }
}
