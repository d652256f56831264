package io.github.relevista.evaluate;

import io.github.relevista.aggregate.Tally;
import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.ExperimentDesign.Course;
import io.github.relevista.explain.Explanation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Makes all experiments of a plan with the texts of a part of a corpus, batch by batch: each method
 * explains a batch once, whatever the number of experiments. For one thread.
 */
public final class Evaluation {
  private final Instruments instruments;
  private final EvaluationState state;
  private final List<Course> courses;

  /**
   * @param engine of a model with a {@linkplain BlankWord blank word}
   */
  public Evaluation(Engine engine, ExperimentPlan plan) {
    this.instruments = Instruments.of(engine, plan);
    this.state = new EvaluationState(plan);
    this.courses = state.begin(instruments);
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
    List<List<List<Explanation>>> explanations = instruments.explainers().explain(ids, keys);
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
    courses.forEach(course -> course.add(trials));
    return isTaken;
  }

  /**
   * Goes on with documents, which are made of all texts.
   *
   * @param documents some of {@link EvaluationState#documents} of all texts
   */
  public void addDocuments(Iterator<PlannedDocument> documents) {
    Map<Experiment, List<HybridDocument>> byExperiment = new EnumMap<>(Experiment.class);
    documents.forEachRemaining(
        planned ->
            byExperiment
                .computeIfAbsent(planned.experiment(), added -> new ArrayList<>())
                .add(planned.document()));
    state.add(byExperiment, instruments);
  }

  /** What the experiments have come to so far; a view. */
  public EvaluationState state() {
    return state;
  }

  /** The statistics of words, which have to be handed on when they are full and at the end. */
  public WordStatistics words() {
    return instruments.words();
  }
}
