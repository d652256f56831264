package io.github.relevista.spark.job;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Targets;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.MethodSettings.UnknownTerms;
import io.github.relevista.settings.RunSettings;
import io.github.relevista.spark.input.RowReader;
import io.github.relevista.text.TokenizerKind;
import java.io.Serializable;
import java.util.Map;

/**
 * What a task has to know beside its rows and the model.
 *
 * @param reader how rows are read
 * @param modelId what tells the model from others
 * @param engine the engine
 * @param projectionTableLimit bytes up to which the engine keeps the projections of words
 * @param tokenizer the tokenizer
 * @param maximumTokens tokens of a review that are read
 * @param method how predictions are explained
 * @param targets what is explained
 * @param labels the classes that each label stands for; where labels are the target
 * @param surfaceTerms whether a word that the model does not know counts under its own form
 * @param predictions whether every review's own relevances are wanted
 * @param batchSequences reviews of one batch at most
 * @param batchTokens tokens of one batch at most
 * @param tableEntries statistics to keep before a part of them is handed on
 */
public record TaskPlan(
    RowReader reader,
    String modelId,
    EngineKind engine,
    long projectionTableLimit,
    TokenizerKind tokenizer,
    int maximumTokens,
    Method method,
    Targets targets,
    Map<String, int[]> labels,
    boolean surfaceTerms,
    boolean predictions,
    int batchSequences,
    int batchTokens,
    int tableEntries)
    implements Serializable {

  public static TaskPlan of(ExplainPlan plan, RowReader reader) {
    RunSettings run = plan.settings().run();
    return new TaskPlan(
        reader,
        plan.modelId(),
        run.engine(),
        run.projectionTableLimit(),
        plan.method().tokenizer(),
        plan.method().maximumTokens(),
        plan.method().method(),
        plan.method().targets(),
        plan.labels(),
        plan.settings().method().unknownTerms() == UnknownTerms.SURFACE,
        plan.settings().output().predictions(),
        run.batchSequences(),
        run.batchTokens(),
        run.tableEntries());
  }

  /**
   * An evaluation has methods of its own; of the targets a task needs to know whether labels are
   * the truth.
   */
  public static TaskPlan of(EvaluatePlan plan, RowReader reader) {
    RunSettings run = plan.settings().run();
    boolean isLabelled = plan.settings().input().labelColumn().isPresent();
    return new TaskPlan(
        reader,
        plan.modelId(),
        run.engine(),
        run.projectionTableLimit(),
        plan.reading().tokenizer(),
        plan.reading().maximumTokens(),
        plan.reading().method(),
        isLabelled ? new Targets.Labelled() : new Targets.Predicted(),
        plan.labels(),
        plan.settings().evaluation().unknownTerms() == UnknownTerms.SURFACE,
        false,
        run.batchSequences(),
        run.batchTokens(),
        run.tableEntries());
  }

  /** Whether the method asks for what identifies a review. */
  public boolean readsKeys() {
    return method instanceof Method.Random;
  }

  /** Whether anybody asks for the forms of words. */
  public boolean keepsForms() {
    return predictions || surfaceTerms;
  }
}
