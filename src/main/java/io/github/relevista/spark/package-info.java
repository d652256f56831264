/**
 * The jobs over a corpus: read, tokenize, batch, explain, aggregate, publish.
 *
 * <p>May import every package but cli; the only one that imports Spark or Hadoop.
 *
 * <p>Read {@code ExplainJob} first.
 */
package io.github.relevista.spark;
