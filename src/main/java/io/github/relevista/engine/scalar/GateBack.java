package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.Gate;
import java.util.Arrays;

/**
 * A way back through all gates of a cell, from a {@link StepRecord}. At every step each gate's
 * pre-activation has a signal: what a word and a former hidden state receive is their weights'
 * transpose times the signals, for relevance times themselves.
 */
abstract class GateBack implements WayBack {
  final PackedDirection weights;
  final StepRecord record;
  final int hidden;
  final int embedding;

  /** Where the units of the signal begin among all gates. */
  final int signal;

  /** What has arrived at the hidden state after the step at hand: [hidden]. */
  final float[] arrived;

  /** What stayed in the cell state of an LSTM, in the hidden state of a GRU: [hidden]. */
  final float[] stayed;

  /** The signals of all gates as the word receives them: [gates · hidden]. */
  final float[] wordSignals;

  /** The same as the former hidden state receives them. */
  final float[] stateSignals;

  /** The signals on their way to a hidden state: [hidden]. */
  final float[] stateBack;

  /** The signals on their way to an embedding: [embedding]. */
  final float[] embeddingBack;

  /**
   * @param stateSignals [gates · hidden], the same array as wordSignals where they never differ
   */
  GateBack(PackedDirection weights, float[] wordSignals, float[] stateSignals) {
    this.weights = weights;
    hidden = weights.hidden();
    embedding = weights.embedding();
    record = new StepRecord(weights.gateWidth(), hidden);
    signal = weights.column(Gate.SIGNAL);
    arrived = new float[hidden];
    stayed = new float[hidden];
    this.wordSignals = wordSignals;
    this.stateSignals = stateSignals;
    stateBack = new float[hidden];
    embeddingBack = new float[embedding];
  }

  /** The way back that a history was kept for, which keeps all gates. */
  static GateBack of(PackedDirection weights, History history) {
    if (history instanceof History.ForRelevance relevance) {
      return switch (weights.cell()) {
        case LSTM -> new LstmRelevance(weights, relevance);
        case GRU_RESET_AFTER, GRU_RESET_BEFORE -> new GruRelevance(weights, relevance);
      };
    }
    return switch (weights.cell()) {
      case LSTM -> new LstmGradient(weights);
      case GRU_RESET_AFTER, GRU_RESET_BEFORE -> new GruGradient(weights);
    };
  }

  @Override
  public final void beginBack(float[] top, int offset) {
    System.arraycopy(top, offset, arrived, 0, hidden);
    Arrays.fill(stayed, 0);
  }

  /** stateBack = Uᵀ · stateSignals. */
  final void multiplyStateSignals() {
    Arrays.fill(stateBack, 0);
    Kernels.addWeightedRows(
        stateBack, 0, weights.recurrentBack(), stateSignals.length, hidden, stateSignals, 0);
  }

  /** stateBack = the signal's Uᵀ · its wordSignals. */
  final void multiplySignal() {
    Arrays.fill(stateBack, 0);
    Kernels.addWeightedRows(
        stateBack, 0, weights.signalRecurrent(), hidden, hidden, wordSignals, signal);
  }

  /** embeddingBack = Wᵀ · wordSignals. */
  final void multiplyWordSignals() {
    Arrays.fill(embeddingBack, 0);
    Kernels.addWeightedRows(
        embeddingBack, 0, weights.inputBack(), wordSignals.length, embedding, wordSignals, 0);
  }

  @Override
  public final float remaining() {
    return Pass.sum(arrived) + Pass.sum(stayed);
  }
}
