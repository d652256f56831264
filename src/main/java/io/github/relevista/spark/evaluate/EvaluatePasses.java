package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.evaluate.EvaluationPlan;
import io.github.relevista.evaluate.EvaluationState;
import io.github.relevista.evaluate.HybridDocument;
import io.github.relevista.evaluate.PointingExperiment;
import io.github.relevista.evaluate.PointingTally;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.plan.EvaluatePlan;
import io.github.relevista.spark.input.Corpus;
import io.github.relevista.spark.job.ExecutorEngine;
import io.github.relevista.spark.job.TaskPlan;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What an evaluation lets the cluster compute: the experiments with the texts, and the pointing
 * game, whose documents are made of sentences of all texts and so come after them.
 *
 * @param spark the session
 * @param plan the plan
 * @param corpus the texts
 * @param model the model, at the executors
 */
record EvaluatePasses(
    SparkSession spark, EvaluatePlan plan, Corpus corpus, Broadcast<SentimentModel> model) {

  /** The {@linkplain EvaluateOutcome outcomes} of all tasks. */
  Dataset<Row> outcomes() {
    TaskPlan taskPlan = taskPlan();
    EvaluationPlan evaluation = plan.evaluation();
    Broadcast<SentimentModel> broadcast = model;
    MapPartitionsFunction<Row, Row> evaluate =
        rows -> new PartitionEvaluator(rows, taskPlan, evaluation, broadcast.value());
    return corpus
        .dealt(plan.settings().run().partitions())
        .mapPartitions(evaluate, Encoders.row(EvaluateOutcome.SCHEMA));
  }

  /** The states of all tasks as one. */
  EvaluationState state(Dataset<Row> outcomes) {
    return outcomes
        .where(col(EvaluateOutcome.STATE).isNotNull())
        .select(EvaluateOutcome.STATE)
        .as(Encoders.BINARY())
        .toJavaRDD()
        .treeAggregate(
            new EvaluationState(plan.evaluation()),
            (state, bytes) -> state.merged(StateBytes.read(bytes)),
            (state, other) -> state.merged(other));
  }

  /** The pointing game with all documents. */
  PointingTally pointing(List<HybridDocument> documents) {
    TaskPlan taskPlan = taskPlan();
    EvaluationPlan evaluation = plan.evaluation();
    Broadcast<SentimentModel> broadcast = model;
    FlatMapFunction<Iterator<HybridDocument>, PointingTally> play =
        part ->
            List.of(
                    new PointingExperiment(
                            ExecutorEngine.withBlankWord(taskPlan, broadcast.value()), evaluation)
                        .play(part))
                .iterator();
    return JavaSparkContext.fromSparkContext(spark.sparkContext())
        .parallelize(documents)
        .mapPartitions(play)
        .treeAggregate(
            new PointingTally(evaluation),
            (tally, other) -> tally.merged(other),
            (tally, other) -> tally.merged(other));
  }

  private TaskPlan taskPlan() {
    return TaskPlan.of(plan, corpus.reader());
  }
}
