/**
 * The job that compares methods of explanation over a corpus.
 *
 * <p>May import spark.job, spark.input, spark.publish, spark.explain, and every package without
 * Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.evaluate.EvaluateJob} first, then {@code EvaluatePasses}
 * and {@code PartitionEvaluator}.
 */
package io.github.relevista.spark.evaluate;
