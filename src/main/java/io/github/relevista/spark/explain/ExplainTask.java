package io.github.relevista.spark.explain;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.MethodSettings.UnknownTerms;
import io.github.relevista.spark.job.EnginePlan;
import io.github.relevista.spark.job.ExecutorEngine;
import io.github.relevista.spark.job.JobTask;
import io.github.relevista.spark.job.TaskWork;
import io.github.relevista.text.TextUnit;

/**
 * What a task that explains has to know beside its rows and the model.
 *
 * @param engine the engine
 * @param method how predictions are explained
 * @param targets what is explained
 * @param unit what of a review is explained by itself
 * @param batchSequences sentences of a batch at most, where these are the unit
 * @param batchTokens words of such a batch at most
 * @param surfaceTerms whether a word that the model does not know counts under its own form
 * @param predictions whether every review's own relevances are wanted
 * @param tableEntries statistics to keep before a part of them is handed on
 */
record ExplainTask(
    EnginePlan engine,
    Method method,
    Targets targets,
    TextUnit unit,
    int batchSequences,
    int batchTokens,
    boolean surfaceTerms,
    boolean predictions,
    int tableEntries)
    implements JobTask {
  private static final long serialVersionUID = 1L;

  static ExplainTask of(ExplainPlan plan) {
    return new ExplainTask(
        EnginePlan.of(plan.settings().run(), plan.modelId()),
        plan.method().method(),
        plan.method().targets(),
        plan.method().unit(),
        plan.settings().run().batchSequences(),
        plan.settings().run().batchTokens(),
        plan.settings().method().unknownTerms() == UnknownTerms.SURFACE,
        plan.settings().output().predictions(),
        plan.settings().run().tableEntries());
  }

  /** Whether the method asks for what identifies a review. */
  boolean readsKeys() {
    return method instanceof Method.Random;
  }

  @Override
  public Engine engine(SentimentModel model) {
    return ExecutorEngine.of(engine, model);
  }

  @Override
  public TaskWork begin(Engine packed) {
    return new ExplainTaskWork(this, packed);
  }
}
