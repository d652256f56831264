package io.github.relevista.spark.evaluate;

import io.github.relevista.engine.Engine;
import io.github.relevista.evaluate.Evaluation;
import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.evaluate.ExperimentPlan;
import io.github.relevista.evaluate.PlannedDocument;
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
 * What came of the documents with which experiments go on. They are made of sentences of all texts,
 * so that they come after the pass over those.
 *
 * @param state what the experiments came to with the documents alone
 * @param executors the kinds of executors that took part
 */
record DocumentPass(EvaluationState state, TreeSet<ExecutorKind> executors)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  /** The pass over no document. */
  static DocumentPass none(ExperimentPlan plan) {
    return new DocumentPass(new EvaluationState(plan), new TreeSet<>());
  }

  static DocumentPass over(List<PlannedDocument> documents, JobRun run, EvaluateTask task) {
    Broadcast<SentimentModel> model = run.model();
    FlatMapFunction<Iterator<PlannedDocument>, DocumentPass> pass =
        part -> List.of(part(part, task, model.value())).iterator();
    return JavaSparkContext.fromSparkContext(run.session().spark().sparkContext())
        .parallelize(documents)
        .mapPartitions(pass)
        .treeAggregate(none(task.evaluation()), DocumentPass::add, DocumentPass::add);
  }

  private static DocumentPass part(
      Iterator<PlannedDocument> documents, EvaluateTask task, SentimentModel model) {
    Engine engine = task.engine(model);
    Evaluation evaluation = new Evaluation(engine, task.evaluation());
    evaluation.addDocuments(documents);
    return new DocumentPass(
        evaluation.state(), new TreeSet<>(List.of(ExecutorKind.ofThisJvm(engine))));
  }

  /** Adds another pass to one that nobody else holds. */
  private static DocumentPass add(DocumentPass pass, DocumentPass other) {
    pass.state.merge(other.state);
    pass.executors.addAll(other.executors);
    return pass;
  }
}
