package io.github.relevista.engine.scalar;

import io.github.relevista.engine.History;

/**
 * The factors of the relevance of an LSTM: that of h divides between o and tanh(c), that of c, a
 * sum, between f·c₋ and i·g, and each of these between its gate and its signal.
 */
final class LstmRelevance implements CellFactors {
  private final int hidden;
  private final StepRecord record;
  private final Fractions fractions;
  private final float[] open;
  private final float[] former;
  private final float[] slopes;

  LstmRelevance(
      int hidden, History.ForRelevance history, float[] open, float[] former, float[] slopes) {
    this.hidden = hidden;
    this.record = new StepRecord(hidden);
    this.fractions = new Fractions(history);
    this.open = open;
    this.former = former;
    this.slopes = slopes;
  }

  @Override
  public void keep(Pass pass, float[] history, int offset) {
    float[] cellState = pass.formerState();
    for (int j = 0; j < hidden; j++) {
      int f = Slot.FORGET * hidden + j;
      int g = Slot.SIGNAL * hidden + j;
      int o = Slot.OUTPUT * hidden + j;
      float kept = fractions.ofTerm(pass.kept[j], pass.added[j]);
      float added = fractions.ofTerm(pass.added[j], pass.kept[j]);
      float toInput = fractions.ofGate(open[j], open[g]);
      float toForget = fractions.ofGate(open[f], former[j]);
      float toOutput = fractions.ofGate(open[o], pass.form.state(cellState[j]));
      history[offset + j] = added * toInput * slopes[j];
      history[offset + g] = added * (1 - toInput) * slopes[g];
      history[offset + f] = kept * toForget * slopes[f];
      history[offset + o] = toOutput * slopes[o];
      history[offset + record.stay() + j] = kept * (1 - toForget);
      history[offset + record.toState() + j] = 1 - toOutput;
    }
  }
}
