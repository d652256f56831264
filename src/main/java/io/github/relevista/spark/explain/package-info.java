/**
 * The job that explains a corpus: read, tokenize, batch, explain, aggregate, publish.
 *
 * <p>May import spark.job, spark.tables, spark.input, spark.publish, and every package without
 * Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.explain.ExplainJob} first, then {@code ExplainTaskWork},
 * {@code Outcome} and {@code Tables}.
 */
package io.github.relevista.spark.explain;
