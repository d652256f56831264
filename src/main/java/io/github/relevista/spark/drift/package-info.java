/**
 * The job that compares two sets of published results: dates, slices or models.
 *
 * <p>May import spark.results, spark.job, spark.tables, spark.publish, and every package without
 * Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.drift.DriftJob} first, then {@code SelectedTables}.
 */
package io.github.relevista.spark.drift;
