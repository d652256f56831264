package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;

/**
 * The factors of the relevance of a GRU by any {@link io.github.relevista.engine.ProductRule},
 * which says what its products are: that of h, a sum, divides between (1 − z)·n and z·h₋, and each
 * of these between its gate and its signal.
 */
final class GruRelevance implements CellFactors {
  private final PackedDirection weights;
  private final int hidden;
  private final boolean resetAfter;
  private final StepRecord record;
  private final Fractions fractions;
  private final float[] open;
  private final float[] former;
  private final float[] slopes;

  GruRelevance(
      PackedDirection weights,
      History.ForRelevance history,
      float[] open,
      float[] former,
      float[] slopes) {
    this.weights = weights;
    this.hidden = weights.hidden();
    this.resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    this.record = new StepRecord(hidden);
    this.fractions = new Fractions(history);
    this.open = open;
    this.former = former;
    this.slopes = slopes;
  }

  @Override
  public void keep(Pass pass, float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      int z = Slot.UPDATE * hidden + j;
      int n = Slot.SIGNAL * hidden + j;
      float kept = fractions.ofTerm(pass.kept[j], pass.added[j]);
      float added = fractions.ofTerm(pass.added[j], pass.kept[j]);
      float ofKept = fractions.ofGate(open[z], former[j]);
      float ofAdded = fractions.ofGate(1 - open[z], open[n]);
      history[offset + z] = Math.fma(ofKept, kept, ofAdded * added) * slopes[z];
      history[offset + n] = (1 - ofAdded) * added * slopes[n];
      history[offset + record.stay() + j] = (1 - ofKept) * kept;
    }
    if (resetAfter) {
      keepOuterReset(history, offset);
    } else {
      keepInnerReset(history, offset);
    }
  }

  /** r and U h₋, from what n_pre gives to r·(U h₋ + b_hn) without bias. */
  private void keepOuterReset(float[] history, int offset) {
    float[] bias = weights.bias();
    for (int j = 0; j < hidden; j++) {
      int r = Slot.RESET * hidden + j;
      float toReset = fractions.ofGate(open[r], open[j]);
      float message = open[r] * history[offset + Slot.SIGNAL * hidden + j];
      float product = open[j] - bias[j];
      history[offset + j] = (1 - toReset) * message;
      history[offset + r] = toReset * product * message * slopes[r];
    }
  }

  /** r and h₋, from what arrives at r·h₋. */
  private void keepInnerReset(float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      int r = Slot.RESET * hidden + j;
      float toReset = fractions.ofGate(open[r], former[j]);
      history[offset + j] = 0;
      history[offset + r] = toReset * slopes[r];
      history[offset + record.toState() + j] = 1 - toReset;
    }
  }

  /**
   * What n_pre shares with h₋ is on its way through r·(U h₋ + b_hn), of which the reset gate
   * receives its part; what it shares with r·h₋ goes through that, and nothing to h₋ itself.
   */
  @Override
  public void passShares(float[] history, int offset) {
    if (!fractions.rule().shares()) {
      return;
    }
    int signal = Slot.SIGNAL * hidden;
    float ofState = hidden / (weights.embedding() + (float) hidden);
    for (int j = 0; j < hidden; j++) {
      int n = signal + j;
      if (!resetAfter) {
        history[offset + record.stateShare() + n] = 0;
        continue;
      }
      int r = Slot.RESET * hidden + j;
      float toReset = fractions.ofGate(open[r], open[j]);
      float shared = history[offset + record.wordShare() + n];
      history[offset + record.stateShare() + n] = (1 - toReset) * shared;
      float message = shared * ofState * toReset * history[offset + n];
      history[offset + r] = message * slopes[r] + history[offset + r];
    }
  }
}
