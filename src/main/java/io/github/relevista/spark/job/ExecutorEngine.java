package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.BlankWord;
import io.github.relevista.explain.EngineKind;
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
        "%s%s %s %d"
            .formatted(
                plan.modelId(), variant, plan.engine().wireName(), plan.projectionTableLimit());
    if (!key.equals(currentKey)) {
      current = plan.engine().create(model.get(), plan.projectionTableLimit());
      currentKey = key;
      if (plan.engine() == EngineKind.AUTO && EngineKind.of(current) == EngineKind.SCALAR) {
        LOG.info(
            "engine scalar: this JVM has no vectors; it needs --add-modules=jdk.incubator.vector");
      }
    }
    return current;
  }
}
