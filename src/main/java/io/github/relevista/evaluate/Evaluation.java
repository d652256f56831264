package io.github.relevista.evaluate;

import io.github.relevista.aggregate.Tally;
import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.PositionTally.Part;
import io.github.relevista.explain.Explanation;
import io.github.relevista.resampling.PoissonBootstrap;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes all experiments of a plan with the texts of a part of a corpus, batch by batch: each method
 * explains a batch once, whatever the number of experiments. For one thread.
 */
public final class Evaluation {
  private final EvaluationPlan plan;
  private final MethodExplainers explainers;
  private final PoissonBootstrap bootstrap;
  private final DeletionExperiment deletion;
  private final EncoderParts parts;
  private final SentenceLottery lottery;
  private final EvaluationState state;
  private final WordStatistics words;

  /**
   * @param engine of a model with a {@linkplain BlankWord blank word}
   */
  public Evaluation(Engine engine, EvaluationPlan plan) {
    this.plan = plan;
    this.state = new EvaluationState(plan);
    this.explainers = MethodExplainers.of(engine, plan.methods());
    this.bootstrap = new PoissonBootstrap(plan.seed(), plan.replicates());
    this.deletion = new DeletionExperiment(engine, plan, explainers.explainers(), state.deletion());
    this.parts = new EncoderParts(engine, plan.methods());
    this.lottery = new SentenceLottery(plan.seed(), engine.model());
    this.words = new WordStatistics(engine.model(), plan);
  }

  /**
   * Makes the experiments with a batch of texts.
   *
   * @return for each text whether it was taken: one with a score or a relevance that is not finite,
   *     or beyond what the statistics hold, is left out of everything
   */
  public boolean[] add(List<EvaluatedText> batch) {
    int[][] ids = batch.stream().map(EvaluatedText::ids).toArray(int[][]::new);
    String[] keys = batch.stream().map(EvaluatedText::key).toArray(String[]::new);
    List<List<List<Explanation>>> explanations = explainers.explain(ids, keys);
    boolean[] isTaken = new boolean[ids.length];
    List<Trial> trials = new ArrayList<>();
    for (int index = 0; index < ids.length; index++) {
      List<List<Explanation>> methods = explanations.get(index);
      isTaken[index] = methods.stream().flatMap(List::stream).allMatch(Tally::holds);
      if (isTaken[index]) {
        trials.add(Trial.of(batch.get(index), methods));
      }
    }
    trials.forEach(state::addText);
    experiment(trials);
    return isTaken;
  }

  private void experiment(List<Trial> trials) {
    if (plan.has(Experiment.DELETION)) {
      deletion.add(
          trials, trials.stream().map(trial -> bootstrap.weights(trial.text().key())).toList());
    }
    if (plan.has(Experiment.WORD_TABLES)) {
      trials.forEach(words::add);
    }
    if (plan.has(Experiment.POSITION)) {
      addPositions(trials);
    }
    if (plan.has(Experiment.POINTING)) {
      trials.forEach(trial -> lottery.draw(trial, state.sentences()));
    }
    if (plan.has(Experiment.LEAKAGE)) {
      trials.forEach(this::addLeakage);
    }
  }

  private void addPositions(List<Trial> trials) {
    List<Trial> longEnough =
        trials.stream()
            .filter(trial -> trial.text().length() >= PositionTally.MINIMUM_WORDS)
            .toList();
    for (Trial trial : longEnough) {
      for (int method = 0; method < plan.methods().size(); method++) {
        Explanation explanation = trial.explanation(method, 0);
        state
            .position()
            .add(
                method,
                Part.WHOLE,
                explanation.length(),
                position -> explanation.relevance(trial.trueClass(), position));
      }
    }
    parts.add(longEnough, state.position());
  }

  private void addLeakage(Trial trial) {
    int predicted = trial.predictedClass();
    for (int method = 0; method < plan.methods().size(); method++) {
      Explanation explanation = trial.explanation(method, 0);
      if (explanation.addsUp(predicted)) {
        state
            .leakage()
            .add(
                method,
                explanation.length(),
                explanation.score(predicted),
                explanation.leakage(predicted));
      }
    }
  }

  /** What the experiments have come to so far; a view. */
  public EvaluationState state() {
    return state;
  }

  /** The statistics of words, which have to be handed on when they are full and at the end. */
  public WordStatistics words() {
    return words;
  }
}
