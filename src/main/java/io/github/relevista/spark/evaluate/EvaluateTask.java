package io.github.relevista.spark.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.BlankWord;
import io.github.relevista.evaluate.ExperimentPlan;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.job.EnginePlan;
import io.github.relevista.spark.job.ExecutorEngine;
import io.github.relevista.spark.job.JobTask;
import io.github.relevista.spark.job.TaskWork;

/**
 * What a task that evaluates has to know beside its rows and the model.
 *
 * @param engine the engine
 * @param evaluation the experiments
 */
record EvaluateTask(EnginePlan engine, ExperimentPlan evaluation) implements JobTask {
  private static final long serialVersionUID = 1L;

  /** The engine of a model with a {@linkplain BlankWord blank word} beside its own. */
  @Override
  public Engine engine(SentimentModel model) {
    return ExecutorEngine.ofVariant(
        engine, "with a blank word", () -> BlankWord.beside(model).model());
  }

  @Override
  public TaskWork begin(Engine packed) {
    return new EvaluateTaskWork(evaluation, packed);
  }
}
