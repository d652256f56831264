/**
 * The job that makes word vectors of a corpus.
 *
 * <p>May import spark.job, spark.input, and every package without Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.pretrain.Pretraining} first.
 */
package io.github.relevista.spark.pretrain;
