package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import io.github.relevista.spark.explain.Outcome;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.RelevanceStatistic;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/**
 * What a task of an evaluation hands on: rows of which exactly one column is not null. One pass
 * over a corpus so serves every experiment.
 */
final class EvaluateOutcome {
  /** The relevance of a term, as far as a part of the corpus tells. */
  static final String WORD = "word";

  /** What the experiments of a part of the corpus have come to, in bytes. */
  static final String STATE = "state";

  static final String REJECT = "reject";

  private static final DataType EXACT = createDecimalType(38, FixedPoint.SCALE);

  static final StructType WORD_ROW =
      new StructType()
          .add("method", StringType)
          .add("class", StringType)
          .add("term", StringType)
          .add("occurrences", LongType)
          .add("relevance_sum", EXACT)
          .add("relevance_min", EXACT)
          .add("relevance_max", EXACT);

  static final StructType SCHEMA =
      new StructType().add(WORD, WORD_ROW).add(STATE, BinaryType).add(REJECT, Outcome.REJECT_ROW);

  private EvaluateOutcome() {}

  static Row word(String method, String className, String term, RelevanceStatistic s) {
    return RowFactory.create(
        RowFactory.create(
            method, className, term, s.occurrences(), s.sum(), s.minimum(), s.maximum()),
        null,
        null);
  }

  static Row state(byte[] state) {
    return RowFactory.create(null, state, null);
  }

  static Row reject(String file, String row, String reason, String detail) {
    return RowFactory.create(null, null, RowFactory.create(file, row, reason, detail));
  }
}
