package io.github.relevista.spark.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.EvaluatedText;
import io.github.relevista.evaluate.Evaluation;
import io.github.relevista.evaluate.ExperimentPlan;
import io.github.relevista.reading.Words;
import io.github.relevista.spark.job.ReviewTokens;
import io.github.relevista.spark.job.TaskOutput;
import io.github.relevista.spark.job.TaskWork;
import java.util.List;

/** Makes the experiments with the reviews of a partition. */
final class EvaluateTaskWork implements TaskWork {
  private final ExperimentPlan plan;
  private final Evaluation evaluation;

  /**
   * @param engine of a model with a blank word
   */
  EvaluateTaskWork(ExperimentPlan plan, Engine engine) {
    this.plan = plan;
    this.evaluation = new Evaluation(engine, plan);
  }

  @Override
  public void add(List<ReviewTokens> batch, TaskOutput output) {
    boolean[] isTaken =
        evaluation.add(batch.stream().map(review -> text(review, output.key(review))).toList());
    for (int index = 0; index < isTaken.length; index++) {
      if (!isTaken[index]) {
        output.rejectNonFinite(batch.get(index));
      }
    }
  }

  private static EvaluatedText text(ReviewTokens review, String key) {
    Words words = review.words();
    return words.forms() == null
        ? new EvaluatedText(key, words.ids(), review.labelClasses())
        : new EvaluatedText(key, words.ids(), words.forms(), review.labelClasses());
  }

  @Override
  public boolean isFull() {
    return evaluation.words().isFull();
  }

  @Override
  public boolean drainPart(TaskOutput output) {
    return evaluation
        .words()
        .drainPart(
            (method, target, term, statistic) ->
                output.add(
                    EvaluateOutcome.word(
                        plan.methods().get(method).name(), target.name(), term, statistic)));
  }

  @Override
  public void finish(TaskOutput output) {
    output.add(EvaluateOutcome.state(StateBytes.of(evaluation.state())));
  }
}
