package io.github.relevista.train;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
  private final List<Recurrence> recurrences = new ArrayList<>();
  private final Rows rows;
  private final Loss loss;

  /** [steps · batch, embedding]: the embeddings, after dropout. */
  private final StepMatrix embedded;

  private final StepMatrix embeddingMask;

  /** [steps · batch, embedding]: the gradient for the embeddings, by each direction. */
  private final List<StepMatrix> embeddedGradients = new ArrayList<>();

  /** [batch, directions · hidden]: the final hidden states, after dropout. */
  private final INDArray states;

  private final INDArray stateMask;
  private final INDArray stateGradient;

  /** [batch, hidden] each: the columns of one direction in the states and in their gradient. */
  private final List<INDArray> statesOf = new ArrayList<>();

  private final List<INDArray> stateGradientsOf = new ArrayList<>();

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
    rows = new Rows(type, maximumSteps, batch);
    loss = new Loss(batch, shape.classes());
    embedded = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    embeddingMask = StepMatrix.zeros(type, maximumSteps, batch, shape.embedding());
    states = Nd4j.zeros(type, batch, shape.states());
    stateMask = Nd4j.zeros(type, batch, shape.states());
    stateGradient = Nd4j.zeros(type, batch, shape.states());
    lastGradient = Nd4j.zeros(type, batch, shape.hidden());
    scores = Nd4j.zeros(type, batch, shape.classes());
    scoreGradient = Nd4j.zeros(type, batch, shape.classes());
    for (int direction = 0; direction < shape.directions(); direction++) {
      Recurrence reading = Recurrence.of(shape, type, batch, maximumSteps);
      recurrences.add(
          direction == 0
              ? reading
              : new ReversedRecurrence(reading, shape, type, batch, maximumSteps));
      embeddedGradients.add(StepMatrix.zeros(type, maximumSteps, batch, shape.embedding()));
      statesOf.add(columns(states, direction, shape.hidden()));
      stateGradientsOf.add(columns(stateGradient, direction, shape.hidden()));
    }
  }

  /** The scores of a batch without noise: [batch][classes]. */
  double[][] scores(Parameters weights, Batch examples) {
    forward(weights, examples.flatIds(), examples.steps(), Noise.NONE);
    return scoreRows();
  }

  /**
   * The mean loss of a batch, weighted, and its gradient.
   *
   * @param gradient takes the gradient, in the place of what it held; its embedding must have the
   *     ids of the examples, and need not have the others
   */
  double lossAndGradient(Parameters weights, Batch examples, Noise noise, Parameters gradient) {
    return lossAndGradient(
        weights,
        noise.words(examples.flatIds()),
        examples.steps(),
        noise,
        scores ->
            new ScoreLoss(loss.of(scores, examples.labels(), examples.weights()), loss.gradient()),
        gradient);
  }

  /**
   * A loss of the scores of a batch.
   *
   * @param value the loss
   * @param gradient [batch][classes]: its gradient for the scores
   */
  record ScoreLoss(double value, double[][] gradient) {}

  /**
   * Another loss of a batch, and its gradient.
   *
   * @param ids [steps · batch]: the word ids, step by step
   * @param steps length of the sequences
   * @param lossOfScores makes the loss of scores [batch][classes]
   * @param gradient as above
   */
  double lossAndGradient(
      Parameters weights,
      int[] ids,
      int steps,
      Noise noise,
      Function<double[][], ScoreLoss> lossOfScores,
      Parameters gradient) {
    Masks masks = forward(weights, ids, steps, noise);
    ScoreLoss result = lossOfScores.apply(scoreRows());
    scoreGradient.assign(Nd4j.createFromArray(result.gradient()));
    backwardOutput(weights, gradient, masks);
    for (int direction = 0; direction < recurrences.size(); direction++) {
      lastGradient.assign(stateGradientsOf.get(direction));
      recurrences
          .get(direction)
          .backward(
              weights.directions().get(direction),
              embedded.first(steps),
              steps,
              lastGradient,
              gradient.directions().get(direction),
              embeddedGradients.get(direction).first(steps));
    }
    backwardEmbedding(ids, steps, gradient, masks);
    return result.value();
  }

  /** The scores: [batch][classes]. The library would take a view of every row, which is slow. */
  private double[][] scoreRows() {
    double[] values = scores.reshape(scores.length()).toDoubleVector();
    double[][] result = new double[scores.rows()][scores.columns()];
    for (int row = 0; row < result.length; row++) {
      System.arraycopy(values, row * scores.columns(), result[row], 0, scores.columns());
    }
    return result;
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
    for (int direction = 0; direction < recurrences.size(); direction++) {
      Parameters.Direction ofDirection = weights.directions().get(direction);
      statesOf
          .get(direction)
          .assign(recurrences.get(direction).forward(ofDirection, inputs, steps));
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

  private void backwardEmbedding(int[] ids, int steps, Parameters gradient, Masks masks) {
    INDArray sum = embeddedGradients.get(0).first(steps);
    if (recurrences.size() == 2) {
      sum.addi(embeddedGradients.get(1).first(steps));
    }
    if (masks.embeddings()) {
      sum.muli(embeddingMask.first(steps));
    }
    gradient.embedding().assign(0);
    scatterAdd(gradient.embedding(), ids, sum);
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

  private static INDArray columns(INDArray matrix, int direction, int hidden) {
    int begin = direction * hidden;
    return matrix.get(NDArrayIndex.all(), NDArrayIndex.interval(begin, begin + hidden));
  }
}
