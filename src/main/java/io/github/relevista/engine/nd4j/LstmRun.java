package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.nd4j.ModelArrays.GateArrays;
import io.github.relevista.model.Gate;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/** c = f·c₋ + i·tanh(g), h = o·tanh(c). */
final class LstmRun extends CellRun {
  private final INDArray inputGate;
  private final INDArray forgetGate;
  private final INDArray outputGate;
  private final INDArray cells;

  LstmRun(
      Functions functions,
      BatchRows rows,
      Map<Gate, GateArrays> weights,
      INDArray embeddings,
      NativeArrays arrays) {
    super(functions, rows, weights, embeddings, arrays);
    inputGate = inputsWithBothBiases(Gate.INPUT);
    forgetGate = inputsWithBothBiases(Gate.FORGET);
    outputGate = inputsWithBothBiases(Gate.OUTPUT);
    signal.addiRowVector(weights.get(Gate.SIGNAL).recurrentBias());
    cells = arrays.zeros(kept.shape());
  }

  @Override
  void step(int step) {
    INDArray before = hiddenBefore(step);
    INDArray i = openGate(Gate.INPUT, inputGate, before, step);
    INDArray o = openGate(Gate.OUTPUT, outputGate, before, step);
    INDArray g = at(signal, step);
    addRecurrent(Gate.SIGNAL, before, g);
    INDArray c = at(cells, step);
    INDArray stepAdded = activate(g, at(added, step)).muli(i);
    if (step == 0) {
      c.assign(stepAdded);
    } else {
      INDArray f = openGate(Gate.FORGET, forgetGate, before, step);
      INDArray stepKept =
          f.muli(
              NativeArrays.rows(cells, rows.firstToken(step - 1), rows.running(step)),
              at(kept, step));
      stepKept.addi(stepAdded, c);
    }
    activate(c, hiddenAfter(step)).muli(o);
  }

  @Override
  INDArray states() {
    return cells;
  }

  @Override
  INDArray signalBias(NativeArrays owner) {
    GateArrays weightsOfSignal = weights.get(Gate.SIGNAL);
    return owner.keep(weightsOfSignal.inputBias().add(weightsOfSignal.recurrentBias()));
  }

  @Override
  Gated recurrentPath(int step) {
    return new Gated(null, hiddenBefore(step));
  }
}
