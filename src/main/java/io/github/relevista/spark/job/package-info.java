/**
 * What the jobs over a corpus share: sessions, stages, the model on its way to the executors, rows
 * that become words there, and what is recorded of a run.
 *
 * <p>May import spark.input, spark.tables and every package below it; knows no job.
 *
 * <p>Read {@link io.github.relevista.spark.job.CorpusJob}, {@link
 * io.github.relevista.spark.job.CorpusWork} and {@code PartitionPass}.
 */
package io.github.relevista.spark.job;
