package io.github.relevista.spark.explain;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.sum;

import io.github.relevista.aggregate.LongCounts;
import io.github.relevista.aggregate.PhraseScan;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.spark.job.CorpusWords;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The phrases that occur often enough in a corpus, found in a pass of its own that explains
 * nothing. Every phrase is counted, exactly, so that what is found does not depend on partitions; a
 * task holds a bounded number of counts and hands them on when it has as many. Phrases are counted
 * across the ends of sentences too, and those that share words each by itself: a phrase may be
 * found that the explaining pass counts less often, none is missed.
 */
final class FrequentPhrases {
  /** Counts that a task holds: some 25 MB. */
  private static final int MOST_COUNTS = 1_000_000;

  private static final String PHRASE = "phrase";
  private static final String COUNT = "count";
  private static final StructType COUNTS =
      new StructType().add(PHRASE, DataTypes.LongType).add(COUNT, DataTypes.IntegerType);

  private FrequentPhrases() {}

  /**
   * Finds the phrases.
   *
   * @param wanted how often a phrase must occur, and how many are wanted at most: where more are as
   *     frequent, the minimum rises until they are no more
   * @return the phrases, as the aggregate room has them, sorted
   */
  static long[] of(CorpusWords words, ContextSettings.Phrases wanted) {
    List<Row> found =
        words
            .rows(Counting::new, COUNTS)
            .groupBy(PHRASE)
            .agg(sum(COUNT).as(COUNT))
            .where(col(COUNT).geq(wanted.minimum()))
            .orderBy(col(COUNT).desc(), col(PHRASE))
            .limit(wanted.most() + 1)
            .collectAsList();
    long least = found.size() > wanted.most() ? found.get(wanted.most()).getLong(1) + 1 : 0;
    return found.stream()
        .filter(row -> row.getLong(1) >= least)
        .mapToLong(row -> row.getLong(0))
        .sorted()
        .toArray();
  }

  /** Counts the phrases of a partition. */
  private static final class Counting implements Iterator<Row> {
    private final Iterator<int[]> reviews;
    private final PhraseScan scan;
    private final LongCounts counts = new LongCounts();
    private PrimitiveIterator.OfLong handedOn = counts.keys();

    Counting(Iterator<int[]> reviews, SentimentModel model) {
      this.reviews = reviews;
      this.scan = new PhraseScan(model.vocabulary());
    }

    @Override
    public boolean hasNext() {
      while (!handedOn.hasNext() && reviews.hasNext()) {
        counts.clear();
        while (reviews.hasNext() && counts.size() < MOST_COUNTS) {
          int[] ids = reviews.next();
          scan.scan(ids, 0, ids.length, (phrase, position) -> counts.add(phrase, 1));
        }
        handedOn = counts.keys();
      }
      return handedOn.hasNext();
    }

    @Override
    public Row next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the partition has no more counts");
      }
      long phrase = handedOn.nextLong();
      return RowFactory.create(phrase, counts.count(phrase));
    }
  }
}
