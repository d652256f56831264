package io.github.relevista.spark.evaluate;

import static org.apache.spark.sql.types.DataTypes.BinaryType;

import io.github.relevista.spark.job.OutcomeColumns;
import io.github.relevista.spark.tables.HandedOn;
import io.github.relevista.stats.RelevanceStatistic;
import io.github.relevista.tables.MethodWords;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** The outcomes of an evaluation: words by method, and the state of the experiments. */
final class EvaluateOutcome {
  /** The relevance of a term, as far as a part of the corpus tells. */
  static final String WORD = "word";

  /** What the experiments of a part of the corpus have come to, in bytes. */
  static final String STATE = "state";

  static final OutcomeColumns COLUMNS =
      OutcomeColumns.beside(
          new StructType().add(WORD, HandedOn.schema(MethodWords.TABLE)).add(STATE, BinaryType));

  private EvaluateOutcome() {}

  static Row word(String method, String className, String term, RelevanceStatistic statistic) {
    return COLUMNS.row(
        WORD, HandedOn.values(MethodWords.TABLE, List.of(), statistic, method, className, term));
  }

  static Row state(byte[] state) {
    return COLUMNS.only(STATE, state);
  }
}
