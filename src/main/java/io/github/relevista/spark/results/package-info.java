/**
 * What outputs hold that are read again: their results, and the rows of their tables.
 *
 * <p>May import spark.input, spark.lake, spark.tables, spark.publish, runs, tables, ids, intake,
 * settings, Spark and Hadoop.
 *
 * <p>Read {@link io.github.relevista.spark.results.PublishedResults}, then {@link
 * io.github.relevista.spark.results.ResultTables}; {@link
 * io.github.relevista.spark.results.ResultsJob} is what jobs over them have in common.
 */
package io.github.relevista.spark.results;
