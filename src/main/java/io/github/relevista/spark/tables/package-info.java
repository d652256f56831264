/**
 * The declared tables in Spark: their schemas, the merge of rows that belong together, the rows
 * that tasks hand on, and how tables of any size become files.
 *
 * <p>May import tables, stats and Spark.
 *
 * <p>Read {@code TableMerge} first, then {@code SizedFiles}.
 */
package io.github.relevista.spark.tables;
