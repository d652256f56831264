/**
 * How a run's results replace the former ones in an output directory that others read meanwhile:
 * staged, committed by a journal, swapped, and finished by the next run if a run dies.
 *
 * <p>May import the JDK, runs, spark.fault, Hadoop's file system API and Jackson (for the journal).
 *
 * <p>Read {@link io.github.relevista.spark.publish.PublishedOutput} and {@link
 * io.github.relevista.spark.publish.Publication}, then {@code Run} (the names), {@code SwapPlan},
 * {@code Journal} and {@code Recovery}; {@code Storage} and its two kinds last.
 */
package io.github.relevista.spark.publish;
