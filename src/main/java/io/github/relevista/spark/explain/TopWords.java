package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.report.StrongestWords;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.tables.WordRelevance;
import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.unsafe.types.UTF8String;

/** Finds the strongest words in a table of word relevances. */
final class TopWords {
  /** A word of a class; the strongest come first, words alike by their bytes, as Spark has them. */
  private record Word(String className, String term, double mean, long occurrences)
      implements Comparable<Word>, Serializable {
    @Override
    public int compareTo(Word other) {
      int order = Double.compare(other.mean, mean);
      return order != 0
          ? order
          : UTF8String.fromString(term).compareTo(UTF8String.fromString(other.term));
    }
  }

  private TopWords() {}

  /**
   * Finds the words of some classes, in one look at the table.
   *
   * @param wordRelevance the table
   * @param slices its slice columns
   * @param classes the classes, in the order of the result
   * @param count words of a class, at most
   * @param minimum occurrences of a word, at least
   */
  static List<StrongestWords> of(
      Dataset<Row> wordRelevance,
      List<String> slices,
      List<String> classes,
      int count,
      long minimum) {
    Dataset<Row> wanted = wordRelevance.where(col(WordRelevance.CLASS).isInCollection(classes));
    Dataset<Row> words =
        slices.isEmpty()
            ? wanted
            : TableMerge.merged(
                wanted, WordRelevance.TABLE, List.of(WordRelevance.CLASS, WordRelevance.TERM));
    List<Word> found =
        words
            .where(col(WordRelevance.OCCURRENCES).geq(minimum))
            .select(
                WordRelevance.CLASS,
                WordRelevance.TERM,
                WordRelevance.MEAN,
                WordRelevance.OCCURRENCES)
            .javaRDD()
            .mapPartitions(rows -> strongest(rows, count).iterator())
            .collect();
    return classes.stream()
        .map(name -> new StrongestWords(name, minimum, shown(found, name, count)))
        .toList();
  }

  /** The strongest words of each class. */
  private static List<Word> strongest(Iterator<Row> rows, int count) {
    // Of each class the weakest in front, which goes first.
    Map<String, PriorityQueue<Word>> kept = new TreeMap<>();
    rows.forEachRemaining(
        row -> {
          Word word =
              new Word(row.getString(0), row.getString(1), row.getDouble(2), row.getLong(3));
          PriorityQueue<Word> ofClass =
              kept.computeIfAbsent(
                  word.className, name -> new PriorityQueue<>(Comparator.reverseOrder()));
          ofClass.add(word);
          if (ofClass.size() > count) {
            ofClass.remove();
          }
        });
    return kept.values().stream().flatMap(Collection::stream).toList();
  }

  private static List<StrongestWords.Word> shown(List<Word> words, String className, int count) {
    return words.stream()
        .filter(word -> word.className.equals(className))
        .sorted()
        .limit(count)
        .map(word -> new StrongestWords.Word(word.term, word.mean, word.occurrences))
        .toList();
  }
}
