package io.github.relevista.spark.job;

import io.github.relevista.explain.EngineKind;
import io.github.relevista.settings.RunSettings;
import java.io.Serializable;

/**
 * With which engine an executor computes with which model. Travels to the tasks.
 *
 * @param modelId what tells the model from others
 * @param engine the engine
 * @param projectionTableLimit bytes up to which the engine keeps the projections of words
 */
public record EnginePlan(String modelId, EngineKind engine, long projectionTableLimit)
    implements Serializable {
  /** The engine that settings ask for. */
  public static EnginePlan of(RunSettings run, String modelId) {
    return new EnginePlan(modelId, run.engine(), run.projectionTableLimit());
  }
}
