package io.github.relevista.spark.job;

import io.github.relevista.spark.input.Corpus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;

/**
 * The rows of a corpus as they are dealt to tasks, once, however many passes there are: what has
 * been read from files that cannot be split, and shuffled, is there for the next pass.
 */
public final class DealtRows {
  private final Corpus corpus;
  private final int partitions;
  private JavaRDD<Row> rows;

  /**
   * @param partitions into how many parts rows are dealt, as {@link Corpus#dealt} has it
   */
  DealtRows(Corpus corpus, int partitions) {
    this.corpus = corpus;
    this.partitions = partitions;
  }

  /** The rows. Asked for the first time, Spark may deal them out at once. */
  JavaRDD<Row> rows() {
    if (rows == null) {
      rows = corpus.dealt(partitions).javaRDD();
    }
    return rows;
  }
}
