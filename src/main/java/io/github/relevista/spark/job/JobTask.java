package io.github.relevista.spark.job;

import io.github.relevista.engine.Engine;
import io.github.relevista.model.SentimentModel;
import java.io.Serializable;

/** What a job does in a task. Travels to the tasks. */
public interface JobTask extends Serializable {
  /**
   * The engine of this executor for the job.
   *
   * @param model the model as it was sent
   */
  Engine engine(SentimentModel model);

  /** Begins the work of one task. */
  TaskWork begin(Engine engine);
}
