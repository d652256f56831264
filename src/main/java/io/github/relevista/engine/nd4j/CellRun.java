package io.github.relevista.engine.nd4j;

import io.github.relevista.engine.nd4j.ModelArrays.GateArrays;
import io.github.relevista.model.CellKind;
import io.github.relevista.model.Gate;
import io.github.relevista.model.GateActivation;
import io.github.relevista.model.StateActivation;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Sigmoid;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Tanh;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * A batch on its way through one direction of a cell, with all that relevance needs to know of it.
 * Arrays of tokens are in the order of {@link BatchRows}.
 */
abstract class CellRun {
  /**
   * What a cell makes of its pre-activations.
   *
   * @param gates of those of its gates
   * @param states of that of its signal, and of an LSTM's cell state
   */
  record Functions(GateActivation gates, StateActivation states) {
    /** The logistic function and the hyperbolic tangent. */
    static final Functions USUAL = new Functions(GateActivation.SIGMOID, StateActivation.TANH);
  }

  private final Functions functions;
  final BatchRows rows;
  final Map<Gate, GateArrays> weights;
  final NativeArrays arrays;

  /** Embeddings: [tokens, embedding]. */
  final INDArray embeddings;

  /**
   * Hidden states: [sequences + tokens, hidden], those before the first word, zeros, in front of
   * those after each token.
   */
  final INDArray hidden;

  /** The signal's pre-activations: [tokens, hidden]. */
  final INDArray signal;

  /** What the state keeps of the one before, f·c₋ or z·h₋: [tokens, hidden]. */
  final INDArray kept;

  /** What the signal adds to the state, i·g or (1 − z)·n: [tokens, hidden]. */
  final INDArray added;

  CellRun(
      Functions functions,
      BatchRows rows,
      Map<Gate, GateArrays> weights,
      INDArray embeddings,
      NativeArrays arrays) {
    this.functions = functions;
    this.rows = rows;
    this.weights = weights;
    this.embeddings = embeddings;
    this.arrays = arrays;
    int width = weights.get(Gate.SIGNAL).recurrent().rows();
    hidden = arrays.zeros(rows.size() + rows.tokens(), width);
    kept = arrays.zeros(rows.tokens(), width);
    added = arrays.zeros(rows.tokens(), width);
    signal = inputs(Gate.SIGNAL);
  }

  /**
   * A run that has not begun.
   *
   * @param embeddings [tokens, embedding], one token or more
   * @param arrays what owns the arrays that the run makes
   */
  static CellRun of(
      CellKind cell,
      Functions functions,
      BatchRows rows,
      Map<Gate, GateArrays> weights,
      INDArray embeddings,
      NativeArrays arrays) {
    return switch (cell) {
      case LSTM -> new LstmRun(functions, rows, weights, embeddings, arrays);
      case GRU_RESET_AFTER, GRU_RESET_BEFORE ->
          new GruRun(cell, functions, rows, weights, embeddings, arrays);
    };
  }

  /** Runs all steps. */
  final void forward() {
    for (int step = 0; step < rows.steps(); step++) {
      step(step);
    }
  }

  /** Reads the words of a step. */
  abstract void step(int step);

  /** The state that is the sum of what was kept and added, c or h: [tokens, hidden]. */
  abstract INDArray states();

  /**
   * The bias of the signal's pre-activations: [tokens, hidden] or [1, hidden].
   *
   * @param owner what owns the array if it is a new one
   */
  abstract INDArray signalBias(NativeArrays owner);

  /** What the recurrent product is made of on its way into the signal, at a step's rows. */
  abstract Gated recurrentPath(int step);

  /**
   * The recurrent part of a signal: outside ⊙ (U · inside).
   *
   * @param outside [rows, hidden], or null for ones
   * @param inside [rows, hidden]
   */
  record Gated(INDArray outside, INDArray inside) {}

  /** x · Wᵀ of a gate for all tokens, with the bias that belongs to it: [tokens, hidden]. */
  final INDArray inputs(Gate gate) {
    INDArray products = arrays.zeros(kept.shape());
    Nd4j.gemm(embeddings, weights.get(gate).input(), products, false, true, 1, 0);
    return products.addiRowVector(weights.get(gate).inputBias());
  }

  /** The same with both biases. */
  final INDArray inputsWithBothBiases(Gate gate) {
    return inputs(gate).addiRowVector(weights.get(gate).recurrentBias());
  }

  /** A gate's inputs become its values at a step: σ(input + U · h₋). */
  final INDArray openGate(Gate gate, INDArray inputs, INDArray before, int step) {
    INDArray values = at(inputs, step);
    addRecurrent(gate, before, values);
    return switch (functions.gates()) {
      case SIGMOID -> Nd4j.exec(new Sigmoid(values, values));
      case HARD_SIGMOID_FIFTH -> cut(values.muli(0.2f).addi(0.5f));
      case HARD_SIGMOID_SIXTH -> cut(values.addi(3).divi(6));
    };
  }

  /** Values in [0, 1]. */
  private static INDArray cut(INDArray values) {
    return Transforms.min(Transforms.max(values, 0, false), 1, false);
  }

  /** to = φ(from), φ that of signals and cell states. */
  final INDArray activate(INDArray from, INDArray to) {
    return switch (functions.states()) {
      case TANH -> Nd4j.exec(new Tanh(from, to));
      case RELU -> Transforms.max(to.assign(from), 0, false);
    };
  }

  /** to += U · state of a gate. */
  final void addRecurrent(Gate gate, INDArray state, INDArray to) {
    Nd4j.gemm(state, weights.get(gate).recurrent(), to, false, true, 1, 1);
  }

  /** The hidden states before a step: [running rows, hidden]. */
  final INDArray hiddenBefore(int step) {
    int first = step == 0 ? 0 : rows.size() + rows.firstToken(step - 1);
    return NativeArrays.rows(hidden, first, rows.running(step));
  }

  /** The hidden states after a step: [running rows, hidden]. */
  final INDArray hiddenAfter(int step) {
    return NativeArrays.rows(hidden, rows.size() + rows.firstToken(step), rows.running(step));
  }

  /** The hidden states after each token: [tokens, hidden]. */
  final INDArray hiddenOfTokens() {
    return NativeArrays.rows(hidden, rows.size(), rows.tokens());
  }

  /** The rows of a step in an array of tokens. */
  final INDArray at(INDArray tokens, int step) {
    return NativeArrays.rows(tokens, rows.firstToken(step), rows.running(step));
  }

  /** The hidden states after each sequence's last word, zeros for an empty one: [rows, hidden]. */
  final INDArray finalHidden() {
    INDArray result = arrays.zeros(rows.size(), hidden.columns());
    for (int step = 0; step < rows.steps(); step++) {
      int first = rows.running(step + 1);
      int ended = rows.running(step) - first;
      if (ended > 0) {
        NativeArrays.rows(result, first, ended)
            .assign(NativeArrays.rows(hiddenAfter(step), first, ended));
      }
    }
    return result;
  }
}
