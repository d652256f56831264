/**
 * The job that makes a lexicon of the tables of runs: reads, merges, lets {@code lexicon} work out
 * every entry, publishes the tables and writes the files of other programs.
 *
 * <p>May import spark.results, spark.job, spark.tables, spark.input, spark.publish, and every
 * package without Spark but cli.
 *
 * <p>Read {@link io.github.relevista.spark.lexicon.LexiconJob} first, then {@code LexiconSource},
 * {@code TermTable}, {@code EntryTable} and {@code SliceTable}.
 */
package io.github.relevista.spark.lexicon;
