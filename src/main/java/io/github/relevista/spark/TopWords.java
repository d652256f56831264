package io.github.relevista.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

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

  static TopWords of(Dataset<Row> wordRelevance, String className, int count, long minimum) {
    List<Word> words =
        wordRelevance
            .where(col("class").equalTo(className))
            .groupBy("term")
            .agg(sum("occurrences").as("occurrences"), sum("relevance_sum").as("relevance_sum"))
            .where(col("occurrences").geq(minimum))
            .withColumn("mean", col("relevance_sum").cast("double").divide(col("occurrences")))
            .orderBy(col("mean").desc(), col("term"))
            .limit(count)
            .collectAsList()
            .stream()
            .map(row -> new Word(row.getString(0), row.getDouble(3), row.getLong(1)))
            .toList();
    return new TopWords(className, words);
  }
}
