package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.createDecimalType;

import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.stats.RelevanceStatistic;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.StructType;

/** The outcomes of an evaluation: words by method, and the state of the experiments. */
final class EvaluateOutcome {
  /** The relevance of a term, as far as a part of the corpus tells. */
  static final String WORD = "word";

  /** What the experiments of a part of the corpus have come to, in bytes. */
  static final String STATE = "state";

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

  static final OutcomeColumns COLUMNS =
      OutcomeColumns.beside(new StructType().add(WORD, WORD_ROW).add(STATE, BinaryType));

  private EvaluateOutcome() {}

  static Row word(String method, String className, String term, RelevanceStatistic s) {
    return COLUMNS.row(
        WORD, method, className, term, s.occurrences(), s.sum(), s.minimum(), s.maximum());
  }

  static Row state(byte[] state) {
    return COLUMNS.only(STATE, state);
  }
}
