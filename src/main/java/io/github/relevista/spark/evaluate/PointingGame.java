package io.github.relevista.spark.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.EvaluationPlan;
import io.github.relevista.evaluate.HybridDocument;
import io.github.relevista.evaluate.PointingExperiment;
import io.github.relevista.evaluate.PointingTally;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.spark.job.ExecutorKind;
import io.github.relevista.spark.job.JobRun;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * The pointing game on a cluster. Its documents are made of sentences of all texts, so that it
 * comes after the pass over them.
 *
 * @param tally what it came to
 * @param executors the kinds of executors that played it
 */
record PointingGame(PointingTally tally, TreeSet<ExecutorKind> executors) implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The game that nobody has played. */
  static PointingGame none(EvaluationPlan plan) {
    return new PointingGame(new PointingTally(plan), new TreeSet<>());
  }

  static PointingGame play(JobRun run, EvaluateTask task, List<HybridDocument> documents) {
    Broadcast<SentimentModel> model = run.model();
    FlatMapFunction<Iterator<HybridDocument>, PointingGame> play =
        part -> List.of(part(part, task, model.value())).iterator();
    return JavaSparkContext.fromSparkContext(run.session().spark().sparkContext())
        .parallelize(documents)
        .mapPartitions(play)
        .treeAggregate(none(task.evaluation()), PointingGame::merged, PointingGame::merged);
  }

  private PointingGame merged(PointingGame other) {
    TreeSet<ExecutorKind> all = new TreeSet<>(executors);
    all.addAll(other.executors);
    return new PointingGame(tally.merged(other.tally), all);
  }

  private static PointingGame part(
      Iterator<HybridDocument> documents, EvaluateTask task, SentimentModel model) {
    Engine engine = task.engine(model);
    PointingTally tally = new PointingExperiment(engine, task.evaluation()).play(documents);
    return new PointingGame(tally, new TreeSet<>(List.of(ExecutorKind.ofThisJvm(engine))));
  }
}
