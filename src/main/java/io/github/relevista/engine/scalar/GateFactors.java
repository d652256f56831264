package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;
import io.github.relevista.model.CellKind;

/**
 * What a step keeps for {@link GateBack}: factors, so that the way back of relevance and that of a
 * gradient are the same multiplications. The relevance of a state, a sum, divides between its two
 * terms by the epsilon rule with N = 2; of a product's part the gate receives a fraction, the
 * signal the rest; what reaches a pre-activation is divided by it, stabilised. Of a gradient these
 * are the derivatives of the chain rule.
 *
 * <p>A {@link CellFactors} knows the products of a cell. Halved pre-activations have doubled
 * signals, which their halved weights make good.
 */
final class GateFactors {
  private final PackedDirection weights;
  private final int hidden;
  private final StepRecord record;
  private final CellFactors cell;
  private final Slopes slopes;

  /** The activations of all slots; of a GRU's first, U h₋ + b_hn itself: [width]. */
  private final float[] open;

  /** c₋ of an LSTM, h₋ of a GRU: [hidden]. */
  private final float[] former;

  GateFactors(PackedDirection weights, History history) {
    this.weights = weights;
    this.hidden = weights.hidden();
    this.record = new StepRecord(hidden);
    this.open = new float[weights.width()];
    this.former = new float[hidden];
    this.slopes = new Slopes(weights, history, open);
    if (weights.cell() == CellKind.LSTM) {
      this.cell =
          history instanceof History.ForRelevance relevance
              ? new LstmRelevance(hidden, relevance, open, former, slopes.values())
              : new LstmGradient(hidden, open, former, slopes.values());
    } else {
      this.cell =
          history instanceof History.ForRelevance relevance
              ? new GruRelevance(weights, relevance, open, former, slopes.values())
              : new GruGradient(weights, open, former, slopes.values());
    }
  }

  StepRecord record() {
    return record;
  }

  /** Keeps what a step overwrites. */
  void keepFormer(Pass pass, float[] history, int offset) {
    System.arraycopy(pass.formerState(), 0, former, 0, hidden);
    System.arraycopy(pass.hiddenState, 0, history, offset + record.formerHidden(), hidden);
    if (weights.cell() == CellKind.GRU_RESET_BEFORE) {
      System.arraycopy(pass.recurrentInput(), 0, history, offset + record.gatedState(), hidden);
    }
  }

  /** Keeps the factors of a step that is computed. */
  void keep(Pass pass, float[] history, int offset) {
    slopes.open(pass);
    cell.keep(pass, history, offset);
    slopes.keepShares(history, offset + record.stateShare(), offset + record.wordShare());
    cell.passShares(history, offset);
  }
}
