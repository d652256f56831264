/**
 * The job that adds up the results of several runs: days, slices, shards of several clusters.
 *
 * <p>May import spark.explain, spark.results, spark.job, spark.tables, spark.publish, and every
 * package without Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.merge.MergeJob} first, then {@code SummedTables} and
 * {@code SumFiles}.
 */
package io.github.relevista.spark.merge;
