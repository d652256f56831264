package io.github.relevista.engine.scalar;

import io.github.relevista.model.CellKind;

/**
 * The factors of the gradient of a GRU, with σ' and tanh' in the slopes. Of h = (1 − z)·n + z·h₋:
 *
 * <pre>
 *   ∂z = (h₋ − n)·∂h    ∂n = (1 − z)·∂h    ∂h₋ = z·∂h
 * </pre>
 *
 * Where n_pre = W x + b + r·q with q = U h₋ + b_hn, ∂q = r·∂n_pre and ∂r = q·∂n_pre. Where n_pre =
 * W x + b + U p with p = r·h₋, ∂r = h₋·∂p and ∂h₋ += r·∂p.
 */
final class GruGradient implements CellFactors {
  private final int hidden;
  private final boolean resetAfter;
  private final StepRecord record;
  private final float[] open;
  private final float[] former;
  private final float[] slopes;

  GruGradient(PackedDirection weights, float[] open, float[] former, float[] slopes) {
    this.hidden = weights.hidden();
    this.resetAfter = weights.cell() == CellKind.GRU_RESET_AFTER;
    this.record = new StepRecord(hidden);
    this.open = open;
    this.former = former;
    this.slopes = slopes;
  }

  @Override
  public void keep(Pass pass, float[] history, int offset) {
    for (int j = 0; j < hidden; j++) {
      int z = Slot.UPDATE * hidden + j;
      int n = Slot.SIGNAL * hidden + j;
      int r = Slot.RESET * hidden + j;
      history[offset + z] = (former[j] - open[n]) * slopes[z];
      history[offset + n] = (1 - open[z]) * slopes[n];
      history[offset + record.stay() + j] = open[z];
      if (resetAfter) {
        history[offset + j] = open[r] * history[offset + n];
        history[offset + r] = open[j] * history[offset + n] * slopes[r];
      } else {
        history[offset + j] = 0;
        history[offset + r] = former[j] * slopes[r];
        history[offset + record.toState() + j] = open[r];
      }
    }
  }
}
