package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.sum;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/**
 * The words that speak most strongly for a class: those of the highest mean relevance.
 *
 * @param className the class
 * @param words the words, the strongest first
 */
public record TopWords(String className, List<Word> words) {
  /**
   * A word.
   *
   * @param term the word
   * @param mean its mean relevance for the class
   * @param occurrences how often it occurred, in all slices
   */
  public record Word(String term, double mean, long occurrences) {}

  /**
   * Finds the words of some classes, in one query.
   *
   * @param wordRelevance the table
   * @param classes the classes, in the order of the result
   * @param count words of a class, at most
   * @param minimum occurrences of a word, at least
   */
  static List<TopWords> of(
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
    return classes.stream().map(name -> new TopWords(name, words(rows, name))).toList();
  }

  private static List<Word> words(List<Row> rows, String className) {
    return rows.stream()
        .filter(row -> row.getString(0).equals(className))
        .sorted(Comparator.comparingInt(row -> row.getInt(1)))
        .map(row -> new Word(row.getString(2), row.getDouble(3), row.getLong(4)))
        .toList();
  }
}
