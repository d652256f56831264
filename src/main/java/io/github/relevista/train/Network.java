package io.github.relevista.train;

import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A classifier that can be trained: embedding → dropout → one or two directions → dropout of the
 * final hidden states → linear scores → weighted softmax cross-entropy, forward and back.
 *
 * <p>It owns the buffers of a batch, not the weights: those come with every call. For one thread.
 */
final class Network {
  private final int batch;
  private final Rows rows;
  private final Loss loss;

  /** [steps · batch, embedding]. */
  private final StepMatrix embedded;

  private final StepMatrix embeddingMask;

  /** The embeddings in the order of the backward direction, and the gradients of both. */
  private final StepMatrix reversed;

  private final StepMatrix embeddedGradient;
  private final StepMatrix reversedGradient;

  private final List<Recurrence> recurrences = new ArrayList<>();

  /** [batch, directions · hidden]: the final hidden states, each direction's also by itself. */
  private final INDArray states;

  private final INDArray stateMask;
  private final INDArray stateGradient;
  private final List<INDArray> statesOf = new ArrayList<>();
  private final List<INDArray> gradientsOf = new ArrayList<>();

  /** [batch, hidden]: the gradient that goes back through one direction. */
  private final INDArray lastGradient;

  /** [batch, classes]. */
  private final INDArray scores;

  private final INDArray scoreGradient;

  /**
   * @param type of all numbers: float or double
   * @param batch number of examples of every batch
   * @param maximumSteps length of the longest sequence
   */
  Network(NetworkShape shape, DataType type, int batch, int maximumSteps) {
    this.batch = batch;
    rows = new Rows(type, maximumSteps, batch);
    loss = new Loss(batch, shape.classes());
    embedded = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    embeddingMask = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    reversed = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    embeddedGradient = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    reversedGradient = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    states = Nd4j.zeros(type, batch, shape.states());
    stateMask = Nd4j.zeros(type, batch, shape.states());
    stateGradient = Nd4j.zeros(type, batch, shape.states());
    lastGradient = Nd4j.zeros(type, batch, shape.hidden());
    scores = Nd4j.zeros(type, batch, shape.classes());
    scoreGradient = Nd4j.zeros(type, batch, shape.classes());
    for (int direction = 0; direction < shape.directions(); direction++) {
      recurrences.add(Recurrence.of(shape, type, batch, maximumSteps));
      int begin = direction * shape.hidden();
      statesOf.add(columns(states, begin, begin + shape.hidden()));
      gradientsOf.add(columns(stateGradient, begin, begin + shape.hidden()));
    }
  }

  /** The scores of a batch without noise: [batch][classes]. */
  double[][] scores(Parameters weights, Batch examples) {
    forward(weights, examples.flatIds(), examples.steps(), Noise.NONE);
    return scores.toDoubleMatrix();
  }

  /**
   * The mean loss of a batch, weighted, and its gradient.
   *
   * @param gradient takes the gradient, in the place of what it held; as many embeddings as the ids
   *     of the examples need
   */
  double lossAndGradient(Parameters weights, Batch examples, Noise noise, Parameters gradient) {
    int steps = examples.steps();
    int[] ids = noise.words(examples.flatIds());
    INDArray inputs = embedded.first(steps);
    Masks masks = forward(weights, ids, steps, noise);
    double mean = loss.of(scores.toDoubleMatrix(), examples.labels(), examples.weights());
    scoreGradient.assign(Nd4j.createFromArray(loss.gradient()));
    backwardOutput(weights, gradient, masks);
    for (int direction = 0; direction < recurrences.size(); direction++) {
      lastGradient.assign(gradientsOf.get(direction));
      StepMatrix taken = direction == 0 ? embedded : reversed;
      StepMatrix given = direction == 0 ? embeddedGradient : reversedGradient;
      recurrences
          .get(direction)
          .backward(
              weights.directions().get(direction),
              taken.first(steps),
              steps,
              lastGradient,
              gradient.directions().get(direction),
              given.first(steps));
    }
    INDArray inputGradient = embeddedGradient.first(steps);
    if (recurrences.size() == 2) {
      // The inputs are not needed any more: their place takes the gradient in reading order.
      Nd4j.pullRows(reversedGradient.first(steps), inputs, 1, reversal(steps));
      inputGradient.addi(inputs);
    }
    if (masks.embeddings()) {
      inputGradient.muli(embeddingMask.first(steps));
    }
    gradient.embedding().assign(0);
    scatterAdd(gradient.embedding(), ids, inputGradient);
    return mean;
  }

  /** Which masks are in use. */
  private record Masks(boolean embeddings, boolean states) {}

  private Masks forward(Parameters weights, int[] ids, int steps, Noise noise) {
    INDArray inputs = embedded.first(steps);
    Nd4j.pullRows(weights.embedding(), inputs, 1, ids);
    boolean embeddingsMasked = noise.maskEmbeddings(embeddingMask.first(steps));
    if (embeddingsMasked) {
      inputs.muli(embeddingMask.first(steps));
    }
    statesOf.get(0).assign(recurrences.get(0).forward(weights.directions().get(0), inputs, steps));
    if (recurrences.size() == 2) {
      Nd4j.pullRows(inputs, reversed.first(steps), 1, reversal(steps));
      statesOf
          .get(1)
          .assign(
              recurrences
                  .get(1)
                  .forward(weights.directions().get(1), reversed.first(steps), steps));
    }
    boolean statesMasked = noise.maskStates(stateMask);
    if (statesMasked) {
      states.muli(stateMask);
    }
    Nd4j.gemm(states, weights.outputWeights(), scores, false, true, 1, 0);
    weights.outputBias().ifPresent(bias -> rows.addInPlace(scores, bias));
    return new Masks(embeddingsMasked, statesMasked);
  }

  private void backwardOutput(Parameters weights, Parameters gradient, Masks masks) {
    Nd4j.gemm(scoreGradient, states, gradient.outputWeights(), true, false, 1, 0);
    gradient.outputBias().ifPresent(bias -> rows.sum(bias, scoreGradient, 1));
    Nd4j.gemm(scoreGradient, weights.outputWeights(), stateGradient, false, false, 1, 0);
    if (masks.states()) {
      stateGradient.muli(stateMask);
    }
  }

  /** The row of every row of a sequence that is read from its end: [steps · batch]. */
  private int[] reversal(int steps) {
    int[] order = new int[steps * batch];
    for (int t = 0; t < steps; t++) {
      for (int example = 0; example < batch; example++) {
        order[t * batch + example] = (steps - 1 - t) * batch + example;
      }
    }
    return order;
  }

  /** sums[ids[n]] += rows[n]; locked, so that the order of the sums is that of the rows. */
  private static void scatterAdd(INDArray sums, int[] ids, INDArray rows) {
    boolean lock = true;
    boolean checkIndices = false;
    Nd4j.exec(
        DynamicCustomOp.builder("scatter_add")
            .addInputs(sums, Nd4j.createFromArray(ids), rows)
            .addOutputs(sums)
            .addBooleanArguments(lock, checkIndices)
            .build());
  }

  private static INDArray columns(INDArray matrix, int from, int to) {
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
  }
}
