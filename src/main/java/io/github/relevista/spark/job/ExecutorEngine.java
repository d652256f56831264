package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import io.github.relevista.explain.EngineKind;
import io.github.relevista.model.SentimentModel;
import java.util.function.Supplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** The engine of this JVM: packed once, whatever the number of tasks, until another model comes. */
public final class ExecutorEngine {
  private static final Logger LOG = LogManager.getLogger(ExecutorEngine.class);

  private static String currentKey = "";
  private static Engine current;

  private ExecutorEngine() {}

  /** The engine that a plan asks for, packed now or by an earlier task. */
  public static Engine of(EnginePlan plan, SentimentModel model) {
    return ofVariant(plan, "as it is", () -> model);
  }

  /**
   * The same for what a job makes of the model.
   *
   * @param variant what tells it from the model as it is and from what other jobs make of it
   * @param model makes it; asked only where the engine is packed now
   */
  public static synchronized Engine ofVariant(
      EnginePlan plan, String variant, Supplier<SentimentModel> model) {
    String key = plan + " " + variant;
    if (!key.equals(currentKey)) {
      plan.engine()
          .obstacle()
          .ifPresent(
              obstacle -> {
                throw new IllegalStateException(obstacle);
              });
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
