package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.ContextLimits;
import io.github.relevista.aggregate.ContextTally;
import io.github.relevista.aggregate.PhraseTally;
import io.github.relevista.aggregate.ShifterTally;
import io.github.relevista.aggregate.Shifters;
import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Method;
import io.github.relevista.explain.Targets;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.ExplainPlan;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.settings.UnknownTerms;
import io.github.relevista.spark.job.EnginePlan;
import io.github.relevista.spark.job.ExecutorEngine;
import io.github.relevista.spark.job.JobTask;
import io.github.relevista.spark.job.TaskWork;
import io.github.relevista.text.TextUnit;
import io.github.relevista.text.Vocabulary;
import java.util.Optional;

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
 * @param contexts what is kept of the places where words stand
 * @param shifters the words that shift the meaning of others
 * @param phrases the phrases to look at, as the aggregate room has them
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
    ContextSettings contexts,
    Shifters shifters,
    long[] phrases,
    int tableEntries)
    implements JobTask {
  private static final long serialVersionUID = 1L;

  /** Statistics that take about the memory of one context. */
  private static final int STATISTICS_LIKE_A_CONTEXT = 2;

  static ExplainTask of(ExplainPlan plan, long[] phrases) {
    return new ExplainTask(
        EnginePlan.of(plan.settings().run(), plan.modelId()),
        plan.method().method(),
        plan.subject().targets(),
        plan.subject().unit(),
        plan.settings().run().batchSequences(),
        plan.settings().run().batchTokens(),
        plan.subject().unknownTerms() == UnknownTerms.SURFACE,
        plan.settings().predictions(),
        plan.settings().contexts(),
        plan.shifters(),
        phrases,
        plan.settings().run().tableEntries());
  }

  /** Whether the method asks for what identifies a review. */
  boolean readsKeys() {
    return method instanceof Method.Random;
  }

  /** What keeps evidence, if there is to be any. */
  Optional<ContextTally> newContexts(Vocabulary vocabulary) {
    return contexts.hasEvidence()
        ? Optional.of(
            new ContextTally(
                vocabulary,
                new ContextLimits(contexts.evidence(), contexts.window(), contexts.seed()),
                tableEntries / STATISTICS_LIKE_A_CONTEXT))
        : Optional.empty();
  }

  /** What adds up words in reach of shifters, if they are to be looked at. */
  Optional<ShifterTally> newShifters(Vocabulary vocabulary) {
    return contexts.hasShifters()
        ? Optional.of(new ShifterTally(vocabulary, shifters, tableEntries))
        : Optional.empty();
  }

  /** What adds up phrases, if they are to be looked at. */
  Optional<PhraseTally> newPhrases(SentimentModel model) {
    return contexts.phrases().wanted()
        ? Optional.of(new PhraseTally(model.vocabulary(), model.classes(), phrases, tableEntries))
        : Optional.empty();
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
