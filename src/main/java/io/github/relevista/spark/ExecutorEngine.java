package io.github.relevista.spark;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.Engines;
import io.github.relevista.model.SentimentModel;

/** The engine of this JVM: packed once, whatever the number of tasks, until another model comes. */
final class ExecutorEngine {
  private static String currentKey = "";
  private static Engine current;

  private ExecutorEngine() {}

  /** The engine that a plan asks for, packed now or by an earlier task. */
  static synchronized Engine of(TaskPlan plan, SentimentModel model) {
    String key = "%s %s %d".formatted(plan.modelId(), plan.engine(), plan.projectionTableLimit());
    if (!key.equals(currentKey)) {
      current = Engines.create(plan.engine(), model, plan.projectionTableLimit());
      currentKey = key;
    }
    return current;
  }
}
