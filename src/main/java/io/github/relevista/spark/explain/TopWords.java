package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import io.github.relevista.report.StrongestWords;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Finds the strongest words in a table of word relevances. */
final class TopWords {
  private TopWords() {}

  /**
   * Finds the words of some classes, in one query.
   *
   * @param wordRelevance the table
   * @param classes the classes, in the order of the result
   * @param count words of a class, at most
   * @param minimum occurrences of a word, at least
   */
  static List<StrongestWords> of(
      Dataset<Row> wordRelevance, List<String> classes, int count, long minimum) {
    WindowSpec strongest =
        Window.partitionBy("class").orderBy(col("mean").desc(), col("term").asc());
    List<Row> rows =
        wordRelevance
            .where(col("class").isInCollection(classes))
            .groupBy("class", "term")
            .agg(sum("occurrences").as("occurrences"), sum("relevance_sum").as("relevance_sum"))
            .where(col("occurrences").geq(minimum))
            .withColumn("mean", col("relevance_sum").cast("double").divide(col("occurrences")))
            .withColumn("rank", row_number().over(strongest))
            .where(col("rank").leq(count))
            .select("class", "rank", "term", "mean", "occurrences")
            .collectAsList();
    return classes.stream().map(name -> new StrongestWords(name, words(rows, name))).toList();
  }

  private static List<StrongestWords.Word> words(List<Row> rows, String className) {
    return rows.stream()
        .filter(row -> row.getString(0).equals(className))
        .sorted(Comparator.comparingInt(row -> row.getInt(1)))
        .map(row -> new StrongestWords.Word(row.getString(2), row.getDouble(3), row.getLong(4)))
        .toList();
  }
}
