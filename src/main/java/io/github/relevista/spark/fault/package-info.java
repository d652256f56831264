/**
 * Faults of Spark, of Hadoop and of the machine that a person can mend, each told in one line: what
 * it was about, the cause, and the remedy.
 *
 * <p>May import the JDK, Spark and Hadoop.
 *
 * <p>Read {@link io.github.relevista.spark.fault.SparkFaults}, then the four kinds: {@code
 * FileFaults}, {@code StorageFaults}, {@code ResourceFaults}, {@code ClusterFaults}.
 */
package io.github.relevista.spark.fault;
