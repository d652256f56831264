package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.nd4j.ModelArrays.GateArrays;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * h = (1 − z)·tanh(n) + z·h₋, where n = W x + b + r·(U h₋ + b_hn) if the reset gate acts after the
 * recurrent product, and n = W x + U (r·h₋) + b + b_hn if before.
 */
final class GruRun extends CellRun {
  private final boolean resetAfter;
  private final INDArray resetGate;
  private final INDArray updateGate;

  /** U h₋ + b_hn where the reset gate acts after, r·h₋ where it acts before: [tokens, hidden]. */
  private final INDArray recurrent;

  GruRun(
      CellKind cell,
      Functions functions,
      BatchRows rows,
      Map<Gate, GateArrays> weights,
      INDArray embeddings,
      NativeArrays arrays) {
    super(functions, rows, weights, embeddings, arrays);
    resetAfter = cell == CellKind.GRU_RESET_AFTER;
    resetGate = inputsWithBothBiases(Gate.RESET);
    updateGate = inputsWithBothBiases(Gate.UPDATE);
    recurrent = arrays.zeros(kept.shape());
    (resetAfter ? recurrent : signal).addiRowVector(weights.get(Gate.SIGNAL).recurrentBias());
  }

  @Override
  void step(int step) {
    INDArray before = hiddenBefore(step);
    INDArray r = openGate(Gate.RESET, resetGate, before, step);
    INDArray z = openGate(Gate.UPDATE, updateGate, before, step);
    INDArray n = at(signal, step);
    INDArray stepRecurrent = at(recurrent, step);
    INDArray stepAdded = at(added, step);
    if (resetAfter) {
      addRecurrent(Gate.SIGNAL, before, stepRecurrent);
      n.addi(r.muli(stepRecurrent, stepAdded));
    } else {
      r.muli(before, stepRecurrent);
      addRecurrent(Gate.SIGNAL, stepRecurrent, n);
    }
    INDArray stepKept = z.muli(before, at(kept, step));
    activate(n, stepAdded).muli(z.rsubi(1));
    stepKept.addi(stepAdded, hiddenAfter(step));
  }

  @Override
  INDArray states() {
    return NativeArrays.rows(hidden, rows.size(), rows.tokens());
  }

  @Override
  INDArray signalBias(NativeArrays owner) {
    GateArrays weightsOfSignal = weights.get(Gate.SIGNAL);
    INDArray recurrentBias =
        resetAfter
            ? owner.keep(resetGate.mulRowVector(weightsOfSignal.recurrentBias()))
            : weightsOfSignal.recurrentBias();
    return owner.keep(recurrentBias.add(weightsOfSignal.inputBias()));
  }

  @Override
  Gated recurrentPath(int step) {
    return resetAfter
        ? new Gated(at(resetGate, step), hiddenBefore(step))
        : new Gated(null, at(recurrent, step));
  }
}
