/**
 * Tables of an output that Delta or Iceberg keeps, found by Spark as jars of the cluster; nothing
 * here is compiled against them.
 *
 * <p>May import spark.input (the formats' packages), spark.publish, spark.tables, tables, settings,
 * intake, Spark and Hadoop.
 *
 * <p>Read {@link io.github.relevista.spark.lake.LakeTables}, then {@code LakeFaults}.
 */
package io.github.relevista.spark.lake;
