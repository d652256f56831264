package io.github.relevista.engine.nd4j;

import static io.github.relevista.engine.nd4j.NativeArrays.forEachColumn;
import static io.github.relevista.engine.nd4j.NativeArrays.rows;

import io.github.relevista.engine.EpsilonRule;
import io.github.relevista.engine.nd4j.ModelArrays.GateArrays;
import io.github.relevista.model.Gate;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Lets relevance flow back through one direction, all columns of all sequences at once. Where a
 * matrix has columns of targets, those of a row stand below each other.
 *
 * <p>Every cell has the same way back. Its state is a sum, whose relevance goes to what was kept of
 * the state before and to the signal; the signal's goes on to the word and to the hidden state
 * before. The gates receive nothing, so that all relevance of an LSTM's hidden state is its cell
 * state's: what matters of both is their sum.
 */
final class WayBack {
  private final CellRun run;
  private final BatchRows batch;
  private final GateArrays signal;
  private final int columns;
  private final NativeArrays arrays;

  /** What part of a state's relevance goes to the state before: [tokens, hidden]. */
  private final INDArray keptShares;

  /** What part of it goes to the signal: [tokens, hidden]. */
  private final INDArray addedShares;

  /** The signal's stabilised pre-activations: [tokens, hidden]. */
  private final INDArray denominators;

  /** What the signal's lower units share of a pre-activation, or null for nothing. */
  private final INDArray shared;

  /** Relevance of the states, step by step: [sequences · columns, hidden]. */
  private final INDArray states;

  /** Relevance of the signals over their denominators: [tokens · columns, hidden]. */
  private final INDArray quotients;

  /** What each lower unit of the signals receives of what is shared: [tokens · columns, 1]. */
  private final INDArray shares;

  /** Relevance of the embeddings without what is shared: [tokens · columns, embedding]. */
  private final INDArray components;

  /** Relevance that comes in at every step: [tokens · columns, hidden], or null for none. */
  private final INDArray entering;

  private final INDArray received;
  private final INDArray scratch;

  /**
   * @param top relevance of the final hidden states: [sequences · columns, hidden]; becomes that of
   *     the initial states
   * @param entering relevance of the hidden states of every step beside: [tokens · columns,
   *     hidden], or null for none
   * @param arrays what owns the arrays that the way back makes
   */
  WayBack(
      CellRun run,
      EpsilonRule rule,
      INDArray top,
      INDArray entering,
      int columns,
      NativeArrays arrays) {
    this.run = run;
    this.entering = entering;
    this.batch = run.rows;
    this.signal = run.weights.get(Gate.SIGNAL);
    this.columns = columns;
    this.states = top;
    this.arrays = arrays;
    Quotients formula = new Quotients(rule, arrays);
    keptShares = formula.shares(run.kept, run.added, run.states());
    addedShares = formula.shares(run.added, run.kept, run.states());
    denominators = formula.denominators(run.signal);
    shared = rule.shares() ? formula.shared(run.signal, run.signalBias(arrays)) : null;
    quotients = arrays.zeros((long) batch.tokens() * columns, top.columns());
    shares = arrays.zeros((long) batch.tokens() * columns, 1);
    components = arrays.zeros(quotients.rows(), run.embeddings.columns());
    received = arrays.zeros(top.shape());
    scratch = arrays.zeros(top.shape());
  }

  /** Runs all steps. */
  void run() {
    for (int step = batch.steps() - 1; step >= 0; step--) {
      step(step);
    }
    Nd4j.gemm(quotients, signal.input(), components, false, false, 1, 0);
    multiply(components, run.embeddings, components);
  }

  /** The relevance of the words: [tokens · columns]. */
  float[] words() {
    INDArray sharesOfWords = arrays.keep(shares.mul(run.embeddings.columns()));
    return sharesOfWords.addi(arrays.keep(components.sum(true, 1))).data().asFloat();
  }

  /** The relevance of the dimensions of their embeddings: [tokens · columns, embedding]. */
  float[] embeddings() {
    return arrays.keep(components.addColumnVector(shares)).data().asFloat();
  }

  private void step(int step) {
    int first = batch.firstToken(step) * columns;
    int count = batch.running(step) * columns;
    INDArray state = rows(states, 0, count);
    INDArray quotient = rows(quotients, first, count);
    if (entering != null) {
      state.addi(rows(entering, first, count));
    }
    multiply(state, run.at(addedShares, step), quotient);
    forEachColumn(quotient, columns).divi(forEachColumn(run.at(denominators, step), 1));
    multiply(state, run.at(keptShares, step), state);
    state.addi(throughRecurrent(run.recurrentPath(step), quotient, count));
    if (shared != null) {
      INDArray share = rows(shares, first, count);
      share(quotient, step, share);
      state.addiColumnVector(share);
    }
  }

  /** inside ⊙ ((quotient ⊙ outside) · U): what the hidden states before receive. */
  private INDArray throughRecurrent(CellRun.Gated path, INDArray quotient, int count) {
    INDArray gated = quotient;
    if (path.outside() != null) {
      gated = rows(scratch, 0, count);
      multiply(quotient, path.outside(), gated);
    }
    INDArray result = rows(received, 0, count);
    Nd4j.gemm(gated, signal.recurrent(), result, false, false, 1, 0);
    multiply(result, path.inside(), result);
    return result;
  }

  /** Σ shared · quotient over a signal's units, divided among its lower units. */
  private void share(INDArray quotient, int step, INDArray share) {
    int lowerUnits = run.embeddings.columns() + states.columns();
    INDArray products = rows(scratch, 0, quotient.rows());
    multiply(quotient, run.at(shared, step), products);
    try (INDArray sums = products.sum(true, 1)) {
      share.assign(sums.divi(lowerUnits));
    }
  }

  /** result = a ⊙ b, where b has a row for all columns of a row of a. */
  private void multiply(INDArray a, INDArray b, INDArray result) {
    forEachColumn(a, columns).muli(forEachColumn(b, 1), forEachColumn(result, columns));
  }
}
