package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.row_number;

import io.github.relevista.report.StrongestWords;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.WordRelevance;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** Finds the strongest words in a table of word relevances. */
final class TopWords {
  private static final String RANK = "rank";

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
        Window.partitionBy(WordRelevance.CLASS)
            .orderBy(col(WordRelevance.MEAN).desc(), col(WordRelevance.TERM).asc());
    List<Row> rows =
        TableMerge.merged(
                wordRelevance.where(col(WordRelevance.CLASS).isInCollection(classes)),
                WordRelevance.TABLE,
                List.of(WordRelevance.CLASS, WordRelevance.TERM))
            .select(
                WordRelevance.CLASS,
                WordRelevance.TERM,
                WordRelevance.MEAN,
                WordRelevance.OCCURRENCES)
            .where(col(WordRelevance.OCCURRENCES).geq(minimum))
            .withColumn(RANK, row_number().over(strongest))
            .where(col(RANK).leq(count))
            .collectAsList();
    return classes.stream()
        .map(name -> new StrongestWords(name, minimum, words(rows, name)))
        .toList();
  }

  private static List<StrongestWords.Word> words(List<Row> rows, String className) {
    return rows.stream()
        .filter(row -> row.getAs(WordRelevance.CLASS).equals(className))
        .sorted(Comparator.comparingInt(row -> row.<Integer>getAs(RANK)))
        .map(
            row ->
                new StrongestWords.Word(
                    row.getAs(WordRelevance.TERM),
                    row.<Double>getAs(WordRelevance.MEAN),
                    row.<Long>getAs(WordRelevance.OCCURRENCES)))
        .toList();
  }
}
