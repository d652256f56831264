package io.github.relevista.train;

import io.github.relevista.settings.NetworkSettings;
import io.github.relevista.settings.RecipeSettings;
import io.github.relevista.settings.TrainSettings;
import io.github.relevista.train.Randomness.Purpose;
import java.io.IOException;
import java.util.List;
import org.nd4j.linalg.api.buffer.DataType;

/**
 * Trains a classifier: the loop over epochs and batches, with its evaluations and checkpoints.
 *
 * <p>The same settings and examples give the same weights on one machine, to the last bit, whether
 * or not the run was interrupted and resumed.
 */
public final class Trainer {
  private final RecipeSettings recipe;
  private final TrainingData data;
  private final NetworkShape shape;
  private final Network network;
  private final Randomness randomness;
  private final String fingerprint;
  private final int stepsPerEpoch;
  private final Schedule schedule;
  private final Evaluator evaluator;
  private final double embeddingDeviation;

  /**
   * Prepares a run.
   *
   * @param data what {@link TrainingData#read} read by the same settings
   */
  public Trainer(TrainSettings settings, TrainingData data) {
    recipe = settings.recipe();
    this.data = data;
    shape = shape(settings.network(), data.classes().size());
    int longest = Math.max(data.train().longest(), data.dev().longest());
    network = new Network(shape, DataType.FLOAT, recipe.batchSize(), longest);
    randomness = new Randomness(recipe.seed());
    fingerprint = Fingerprint.of(settings, data);
    stepsPerEpoch = BatchOrder.inOrder(data.train().ids(), recipe.batchSize()).size();
    schedule = new Schedule(recipe.learningRate(), recipe.warmupSteps(), totalSteps());
    evaluator = new Evaluator(network, data.dev(), recipe.batchSize());
    embeddingDeviation = settings.vocabulary().embeddingDeviation();
  }

  /** The network of some settings. */
  static NetworkShape shape(NetworkSettings settings, int classes) {
    return new NetworkShape(
        settings.cell(),
        settings.bidirectional() ? 2 : 1,
        settings.embeddingSize(),
        settings.hiddenSize(),
        classes,
        settings.outputBias());
  }

  /** Batches of the whole run, if it does not stop early. */
  public long totalSteps() {
    return (long) recipe.epochs() * stepsPerEpoch;
  }

  /**
   * Trains from the beginning.
   *
   * @param checkpoint is written at every evaluation; one that is there already is replaced
   * @param listener is told how the run goes, in the thread of the caller
   * @throws TrainingDataException if the weights do not stay finite
   */
  public TrainingResult start(Checkpoint checkpoint, TrainingListener listener) throws IOException {
    return run(newState(), checkpoint, listener);
  }

  /**
   * Goes on from a checkpoint; otherwise like {@link #start}.
   *
   * @throws TrainingDataException if there is none, or it is of another run
   */
  public TrainingResult resume(Checkpoint checkpoint, TrainingListener listener)
      throws IOException {
    TrainingState state = newState();
    checkpoint.read(state, fingerprint);
    return run(state, checkpoint, listener);
  }

  private TrainingState newState() {
    Parameters initial =
        Weights.initial(shape, data, embeddingDeviation, randomness.generator(Purpose.WEIGHTS, 0));
    return new TrainingState(initial, trainedZeros(), trainedZeros());
  }

  private Parameters trainedZeros() {
    return Parameters.zeros(shape, data.trainedTerms(), DataType.FLOAT);
  }

  private TrainingResult run(TrainingState state, Checkpoint checkpoint, TrainingListener listener)
      throws IOException {
    Parameters gradient = trainedZeros();
    Optimizer optimizer = new Optimizer(recipe, schedule, gradient, state);
    DropoutNoise noise = new DropoutNoise(recipe, randomness, data.vocabulary().unknownId());
    RunClock clock = new RunClock(state);
    MeanLoss loss = new MeanLoss();
    List<int[]> order = List.of();
    long epoch = -1;
    while (state.step() < totalSteps() && !isExhausted(state)) {
      if (state.step() / stepsPerEpoch != epoch) {
        epoch = state.step() / stepsPerEpoch;
        order =
            BatchOrder.shuffled(
                data.train().ids(), recipe.batchSize(), randomness.generator(Purpose.ORDER, epoch));
      }
      int[] indices = order.get((int) (state.step() % stepsPerEpoch));
      Batch batch = Batch.of(data.train(), indices, recipe.batchSize());
      noise.begin(state.step());
      loss.add(network.lossAndGradient(state.weights(), batch, noise, gradient), batch.weight());
      optimizer.step();
      state.advance();
      listener.advanced(
          new Progress(
              state.step(), totalSteps(), loss.mean(), clock.secondsLeft(state, totalSteps())));
      if (isEvaluationDue(state.step())) {
        evaluate(state, loss, clock, listener);
        loss.reset();
        checkpoint.write(state, fingerprint);
      }
    }
    Evaluation best = state.evaluations().get(state.bestIndex());
    return new TrainingResult(
        Weights.model(shape, data, state.best()),
        state.evaluations(),
        best,
        state.step() < totalSteps());
  }

  private void evaluate(
      TrainingState state, MeanLoss loss, RunClock clock, TrainingListener listener) {
    Evaluator.Figures figures = evaluator.figures(state.average());
    state.add(
        new Evaluation(
            state.step(),
            (double) state.step() / stepsPerEpoch,
            schedule.rate(state.step() - 1),
            loss.mean(),
            figures.loss(),
            figures.accuracy(),
            clock.seconds()));
    List<Evaluation> evaluations = state.evaluations();
    listener.evaluated(evaluations.get(evaluations.size() - 1), evaluations.get(state.bestIndex()));
  }

  /** Whether the evaluations of an epoch, which lie evenly in it, include one after these steps. */
  private boolean isEvaluationDue(long steps) {
    long ofEpoch = (steps - 1) % stepsPerEpoch + 1;
    long times = Math.min(recipe.evaluationsPerEpoch(), stepsPerEpoch);
    return ofEpoch * times / stepsPerEpoch > (ofEpoch - 1) * times / stepsPerEpoch;
  }

  private boolean isExhausted(TrainingState state) {
    int since = state.evaluations().size() - 1 - state.bestIndex();
    return recipe.patience() > 0 && since >= recipe.patience();
  }
}
