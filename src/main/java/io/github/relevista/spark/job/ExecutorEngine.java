package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import io.github.relevista.engine.scalar.ScalarEngine;
import io.github.relevista.evaluate.BlankWord;
import io.github.relevista.explain.Engines;
import io.github.relevista.model.SentimentModel;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of this JVM: packed once, whatever the number of tasks, until another model comes. */
public final class ExecutorEngine {
  private static final Logger LOG = LoggerFactory.getLogger(ExecutorEngine.class);

  private static String currentKey = "";
  private static Engine current;

  private ExecutorEngine() {}

  /** The engine that a plan asks for, packed now or by an earlier task. */
  public static Engine of(TaskPlan plan, SentimentModel model) {
    return of(plan, "", () -> model);
  }

  /** The same for the model with a {@linkplain BlankWord blank word} more. */
  public static Engine withBlankWord(TaskPlan plan, SentimentModel model) {
    return of(plan, " with a blank word", () -> BlankWord.beside(model).model());
  }

  private static synchronized Engine of(
      TaskPlan plan, String variant, Supplier<SentimentModel> model) {
    String key =
        "%s%s %s %d".formatted(plan.modelId(), variant, plan.engine(), plan.projectionTableLimit());
    if (!key.equals(currentKey)) {
      current = Engines.create(plan.engine(), model.get(), plan.projectionTableLimit());
      currentKey = key;
      if (plan.engine().equals(Engines.AUTO) && current.name().equals(ScalarEngine.NAME)) {
        LOG.info(
            "engine scalar: this JVM has no vectors; it needs --add-modules=jdk.incubator.vector");
      }
    }
    return current;
  }
}
