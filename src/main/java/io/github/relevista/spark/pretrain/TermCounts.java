package io.github.relevista.spark.pretrain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import io.github.relevista.settings.PretrainSettings;
import io.github.relevista.spark.input.InvalidInputException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often the frequent words of a corpus occur.
 *
 * @param counts by word, the most frequent first, equally frequent ones by their spelling
 * @param minimum occurrences below which words are left out
 */
record TermCounts(Map<String, Long> counts, long minimum) {

  /**
   * Counts words. Where more of them are frequent enough than may be kept, the bar is raised: of
   * words that are equally frequent all are kept or none.
   *
   * @param tokens reviews, a column {@value CorpusTokens#TOKENS}
   * @throws InvalidInputException if no word is left
   */
  static TermCounts of(Dataset<Row> tokens, PretrainSettings.Vectors wanted) {
    int most = wanted.maximumTerms();
    List<Row> rows =
        tokens
            .select(explode(col(CorpusTokens.TOKENS)).as("term"))
            // A word has a line of its own in the files.
            .filter(not(col("term").rlike("[\\t\\n]")))
            .groupBy("term")
            .agg(count(lit(1)).as("occurrences"))
            .filter(col("occurrences").geq(wanted.minimumCount()))
            .orderBy(col("occurrences").desc(), col("term"))
            .limit(most + 1)
            .collectAsList();
    if (rows.isEmpty()) {
      throw new InvalidInputException(
          "no word of the corpus occurs %d times; lower pretrain_minimum_count or name more reviews"
              .formatted(wanted.minimumCount()));
    }
    long minimum = rows.size() > most ? rows.get(most).getLong(1) + 1 : wanted.minimumCount();
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Row row : rows) {
      if (row.getLong(1) >= minimum) {
        counts.put(row.getString(0), row.getLong(1));
      }
    }
    if (counts.isEmpty()) {
      throw new InvalidInputException(
          "more than %d words of the corpus occur equally often, %d times, and none more often; raise pretrain_terms"
              .formatted(most, minimum - 1));
    }
    return new TermCounts(counts, minimum);
  }
}
