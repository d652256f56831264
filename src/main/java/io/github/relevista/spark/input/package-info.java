/**
 * What a job reads: files of any format as one corpus of rows, and what makes a review of a row.
 *
 * <p>May import spark.fault, intake, reading, plan, runs, settings, Spark and Hadoop.
 *
 * <p>Read {@link io.github.relevista.spark.input.Corpus}, then {@link
 * io.github.relevista.spark.input.InputFiles} and {@link
 * io.github.relevista.spark.input.RowReader}.
 */
package io.github.relevista.spark.input;
