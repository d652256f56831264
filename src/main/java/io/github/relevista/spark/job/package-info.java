/**
 * What the jobs over a corpus share: sessions, stages, the model on its way to the executors, rows
 * that become words there, and what is recorded of a run.
 *
 * <p>May import spark.input and every package below it; knows no job.
 *
 * <p>Read {@link io.github.relevista.spark.job.Stages}, {@link
 * io.github.relevista.spark.job.TaskPlan} and {@link io.github.relevista.spark.job.Reviewer}.
 */
package io.github.relevista.spark.job;
