package io.github.relevista.engine.scalar;

/**
 * The factors of the gradient of an LSTM. Of h = o·tanh(c), c = f·c₋ + i·g, with σ' and tanh' in
 * the slopes:
 *
 * <pre>
 *   ∂o = tanh(c)·∂h    ∂c += o·(1 − tanh²(c))·∂h
 *   ∂i = g·∂c          ∂g = i·∂c          ∂f = c₋·∂c          ∂c₋ = f·∂c
 * </pre>
 */
final class LstmGradient implements CellFactors {
  private final int hidden;
  private final StepRecord record;
  private final float[] open;
  private final float[] former;
  private final float[] slopes;

  LstmGradient(int hidden, float[] open, float[] former, float[] slopes) {
    this.hidden = hidden;
    this.record = new StepRecord(hidden);
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
      float content = pass.form.state(cellState[j]);
      history[offset + j] = open[g] * slopes[j];
      history[offset + g] = open[j] * slopes[g];
      history[offset + f] = former[j] * slopes[f];
      history[offset + o] = content * slopes[o];
      history[offset + record.stay() + j] = open[f];
      history[offset + record.toState() + j] = pass.form.stateSlope(content) * open[o];
    }
  }
}
