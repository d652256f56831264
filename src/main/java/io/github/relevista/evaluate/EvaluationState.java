package io.github.relevista.evaluate;

import io.github.relevista.evaluate.ExperimentDesign.Course;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the experiments with a part of a corpus have come to. Two such states merge exactly: the
 * result is the same for every way of dealing the texts. Of single words it holds nothing; they are
 * handed on by {@link WordStatistics}.
 */
public final class EvaluationState implements Serializable {
  private static final long serialVersionUID = 1L;

  private final ExperimentPlan plan;
  private final Map<Experiment, DesignedExperiment<?>> experiments =
      new EnumMap<>(Experiment.class);
  private long texts;
  private long tokens;
  private long correct;

  /** The state before any text. */
  public EvaluationState(ExperimentPlan plan) {
    this.plan = plan;
    plan.experiments().forEach(name -> experiments.put(name, name.begin(plan)));
  }

  void addText(Trial trial) {
    texts++;
    tokens += trial.text().length();
    correct += trial.isCorrect() ? 1 : 0;
  }

  /** Begins all experiments with a part of a corpus. */
  List<Course> begin(Instruments instruments) {
    return experiments.values().stream().map(each -> each.begin(instruments)).toList();
  }

  /** Makes what is left of the experiments with some of their documents. */
  void add(Map<Experiment, List<HybridDocument>> documents, Instruments instruments) {
    documents.forEach((name, some) -> experiments.get(name).add(some, instruments));
  }

  /**
   * Adds what another state of the same plan holds.
   *
   * @throws IllegalArgumentException if it is of other experiments
   */
  public void merge(EvaluationState other) {
    if (!experiments.keySet().equals(other.experiments.keySet())) {
      throw new IllegalArgumentException(
          "only states of the same experiments merge, was given %s and %s"
              .formatted(experiments.keySet(), other.experiments.keySet()));
    }
    texts += other.texts;
    tokens += other.tokens;
    correct += other.correct;
    experiments.forEach((name, each) -> each.merge(other.experiments.get(name)));
  }

  /** Number of texts. */
  public long texts() {
    return texts;
  }

  /** Number of their tokens. */
  public long tokens() {
    return tokens;
  }

  /** Number of texts that are classified rightly. */
  public long correct() {
    return correct;
  }

  /** The documents with which the experiments go on once this is the state of all texts. */
  public List<PlannedDocument> documents() {
    List<PlannedDocument> documents = new ArrayList<>();
    experiments.forEach(
        (name, each) ->
            each.documents(plan)
                .forEach(document -> documents.add(new PlannedDocument(name, document))));
    return documents;
  }

  /**
   * The tables of all experiments but the word tables.
   *
   * @param confidence of intervals, in (0, 1)
   */
  public List<ResultTable> tables(double confidence) {
    TableContext context = new TableContext(plan.methods(), confidence);
    List<ResultTable> tables = new ArrayList<>();
    List<List<List<Object>>> comparisons = new ArrayList<>();
    for (DesignedExperiment<?> each : experiments.values()) {
      tables.addAll(each.tables(context));
      each.comparisons(context).ifPresent(comparisons::add);
    }
    if (!comparisons.isEmpty()) {
      tables.add(Comparisons.table(comparisons.stream().flatMap(List::stream).toList()));
    }
    return List.copyOf(tables);
  }

  /** What an experiment has come to, if it is made. */
  Optional<DesignedExperiment<?>> experiment(Experiment name) {
    return Optional.ofNullable(experiments.get(name));
  }
}
