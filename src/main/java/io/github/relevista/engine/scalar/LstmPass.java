package io.github.relevista.engine.scalar;

import io.github.relevista.engine.network.PadStates;
import io.github.relevista.engine.network.TanhFraction;
import java.util.Arrays;

/** The LSTM: i, f, o = σ(…), g = tanh(g_pre), c = f·c₋ + i·g, h = o·tanh(c). */
final class LstmPass extends Pass {
  private final float[] cellState;

  LstmPass(PackedDirection weights) {
    super(weights);
    cellState = new float[hidden];
  }

  @Override
  void reset() {
    super.reset();
    Arrays.fill(cellState, 0);
  }

  @Override
  void begin(PadStates pads, int sequence, int firstUnit) {
    super.begin(pads, sequence, firstUnit);
    pads.copy(sequence, firstUnit, hidden, 1, cellState, 0);
  }

  @Override
  void copyCell(float[] out, int outOffset) {
    System.arraycopy(cellState, 0, out, outOffset, hidden);
  }

  @Override
  void computeSignal() {}

  @Override
  void computeState() {
    if (!form.isUsual()) {
      computePlainState();
      return;
    }
    int forgetGate = Slot.FORGET * hidden;
    int signal = Slot.SIGNAL * hidden;
    int outputGate = Slot.OUTPUT * hidden;
    for (int j = 0; j < hidden; j++) {
      added[j] = TanhFraction.sigmoidTimesTanh(gates[j], gates[signal + j]);
    }
    for (int j = 0; j < hidden; j++) {
      kept[j] = TanhFraction.sigmoid(gates[forgetGate + j]) * cellState[j];
      cellState[j] = kept[j] + added[j];
    }
    for (int j = 0; j < hidden; j++) {
      hiddenState[j] = TanhFraction.sigmoidTimesTanh(gates[outputGate + j], cellState[j]);
    }
  }

  private void computePlainState() {
    int forgetGate = Slot.FORGET * hidden;
    int signal = Slot.SIGNAL * hidden;
    int outputGate = Slot.OUTPUT * hidden;
    for (int j = 0; j < hidden; j++) {
      added[j] = form.gate(gates[j]) * form.state(gates[signal + j]);
      kept[j] = form.gate(gates[forgetGate + j]) * cellState[j];
      cellState[j] = kept[j] + added[j];
      hiddenState[j] = form.gate(gates[outputGate + j]) * form.state(cellState[j]);
    }
  }

  @Override
  float[] formerState() {
    return cellState;
  }

  /** c, once a step is computed: [hidden]. */
  float[] cellState() {
    return cellState;
  }

  @Override
  float[] recurrentInput() {
    return hiddenState;
  }

  @Override
  float[] openReset() {
    throw new IllegalStateException("an LSTM has no reset gate");
  }
}
