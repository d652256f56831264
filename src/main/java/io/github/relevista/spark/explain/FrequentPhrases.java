package io.github.relevista.spark.explain;

import io.github.relevista.aggregate.LongCounts;
import io.github.relevista.aggregate.PhraseScan;
import io.github.relevista.model.SentimentModel;
import io.github.relevista.settings.ContextSettings;
import io.github.relevista.spark.job.CorpusWords;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * The phrases that occur often enough in a corpus, found in a pass of its own that explains
 * nothing. Every phrase is counted, exactly, so that what is found does not depend on partitions; a
 * task holds a bounded number of counts and hands them on when it has as many. Phrases are counted
 * across the ends of sentences too, and those that share words each by itself: a phrase may be
 * found that the explaining pass counts less often, none is missed.
 */
final class FrequentPhrases {
  /** Counts that a task holds: some 32 MB. */
  private static final int MOST_COUNTS = 1_000_000;

  /**
   * Shares that all phrases are dealt out to by what they are. A task adds up one share after the
   * other: of a hundred billion words it would hold a few million counts.
   */
  private static final int SHARES = 1 << 11;

  private FrequentPhrases() {}

  /**
   * Finds the phrases.
   *
   * @param wanted how often a phrase must occur, and how many are wanted at most: where more are as
   *     frequent, the minimum rises until they are no more
   * @return the phrases, as the aggregate room has them, sorted
   */
  static long[] of(CorpusWords words, ContextSettings.Phrases wanted) {
    int minimum = wanted.minimum();
    JavaRDD<Tuple2<Integer, long[]>> counts = words.looked(Counting::new);
    List<Counted> found =
        JavaPairRDD.fromJavaRDD(counts)
            .repartitionAndSortWithinPartitions(
                new HashPartitioner(Math.min(SHARES, counts.getNumPartitions())))
            .mapPartitions(shares -> new AddingUp(shares, minimum))
            .takeOrdered(wanted.most() + 1);
    long least = found.size() > wanted.most() ? found.get(wanted.most()).count() + 1 : 0;
    return found.stream()
        .filter(phrase -> phrase.count() >= least)
        .mapToLong(Counted::phrase)
        .sorted()
        .toArray();
  }

  /** How often a phrase occurs; the most frequent come first. */
  private record Counted(long phrase, long count) implements Comparable<Counted>, Serializable {
    @Override
    public int compareTo(Counted other) {
      int order = Long.compare(other.count, count);
      return order != 0 ? order : Long.compare(phrase, other.phrase);
    }
  }

  /** Counts the phrases of a partition: shares, each with phrases and their counts by turns. */
  private static final class Counting implements Iterator<Tuple2<Integer, long[]>> {
    private final Iterator<int[]> reviews;
    private final PhraseScan scan;
    private final LongCounts counts = new LongCounts();
    private long[][] shares = new long[0][];
    private int next;

    Counting(Iterator<int[]> reviews, SentimentModel model) {
      this.reviews = reviews;
      this.scan = new PhraseScan(model.vocabulary());
    }

    @Override
    public boolean hasNext() {
      while (next < shares.length && shares[next].length == 0) {
        next++;
      }
      while (next == shares.length && reviews.hasNext()) {
        count();
        next = 0;
        while (next < shares.length && shares[next].length == 0) {
          next++;
        }
      }
      return next < shares.length;
    }

    private void count() {
      counts.clear();
      while (reviews.hasNext() && counts.size() < MOST_COUNTS) {
        int[] ids = reviews.next();
        scan.scan(ids, 0, ids.length, (phrase, position) -> counts.add(phrase, 1));
      }
      shares = counts.shares(SHARES);
    }

    @Override
    public Tuple2<Integer, long[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException("the partition has no more counts");
      }
      long[] share = shares[next];
      shares[next] = null;
      return new Tuple2<>(next++, share);
    }
  }

  /** Adds up what tasks counted, share by share, and yields the phrases that occur often enough. */
  private static final class AddingUp implements Iterator<Counted> {
    private final Iterator<Tuple2<Integer, long[]>> shares;
    private final int minimum;
    private final LongCounts counts = new LongCounts();
    private final Queue<Counted> found = new ArrayDeque<>();
    private Tuple2<Integer, long[]> next;

    /**
     * @param shares sorted by their numbers
     */
    AddingUp(Iterator<Tuple2<Integer, long[]>> shares, int minimum) {
      this.shares = shares;
      this.minimum = minimum;
      this.next = following();
    }

    private Tuple2<Integer, long[]> following() {
      return shares.hasNext() ? shares.next() : null;
    }

    @Override
    public boolean hasNext() {
      while (found.isEmpty() && next != null) {
        addUp(next._1());
      }
      return !found.isEmpty();
    }

    private void addUp(int share) {
      counts.clear();
      while (next != null && next._1() == share) {
        long[] counted = next._2();
        for (int index = 0; index < counted.length; index += 2) {
          counts.add(counted[index], counted[index + 1]);
        }
        next = following();
      }
      counts.forEach(
          (phrase, count) -> {
            if (count >= minimum) {
              found.add(new Counted(phrase, count));
            }
          });
    }

    @Override
    public Counted next() {
      if (!hasNext()) {
        throw new NoSuchElementException("there are no more phrases");
      }
      return found.remove();
    }
  }
}
