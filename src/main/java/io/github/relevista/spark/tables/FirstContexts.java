package io.github.relevista.spark.tables;

import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The first contexts of a key and kind, as many as each part of them kept: what {@link
 * ContextMerge} holds of them.
 */
final class FirstContexts {
  private static final Candidate[] NONE = {};

  private Candidate[] candidates = NONE;
  private int kept = Integer.MAX_VALUE;

  /** Takes a context in if it is among the first. */
  void add(Candidate candidate, ContextKind kind) {
    kept = Math.min(kept, candidate.part.kept);
    int place = candidates.length;
    while (place > 0 && candidate.isBefore(candidates[place - 1], kind)) {
      place--;
    }
    if (place < kept) {
      Candidate[] former = candidates;
      candidates = Arrays.copyOf(former, Math.min(kept, former.length + 1));
      candidates[place] = candidate;
      int behind = candidates.length - place - 1;
      System.arraycopy(former, place, candidates, place + 1, behind);
    } else if (candidates.length > kept) {
      candidates = Arrays.copyOf(candidates, kept);
    }
  }

  /** Rows of the table: the key, then all other columns. */
  Stream<Row> rows(TextKey key, ContextKind kind) {
    return IntStream.range(0, candidates.length)
        .mapToObj(place -> row(key, kind, place, candidates[place]));
  }

  private Row row(TextKey key, ContextKind kind, int place, Candidate candidate) {
    Context context = candidate.context();
    Object[] facts = {
      kind.wireName(),
      place + 1,
      kept,
      context.relevance(),
      context.key(),
      context.sentence(),
      context.begin(),
      context.end(),
      context.words(),
      context.relevances(),
      context.focus(),
      context.draw(),
      candidate.part.date
    };
    UTF8String[] keys = key.values();
    Object[] values = new Object[keys.length + facts.length];
    for (int index = 0; index < keys.length; index++) {
      values[index] = keys[index] == null ? null : keys[index].toString();
    }
    System.arraycopy(facts, 0, values, keys.length, facts.length);
    return RowFactory.create(values);
  }

  /** What one row holds of a key. */
  record Part(int kept, String date, byte[] packed) {
    /**
     * @param former the part of another row, whose date serves where it is the same
     */
    static Part of(InternalRow row, int keys, Part former) {
      String date = row.getUTF8String(keys + 1).toString();
      return new Part(
          row.getInt(keys),
          former != null && former.date.equals(date) ? former.date : date,
          row.getBinary(keys + 2));
    }
  }

  /** A context of a part: what decides about its place, and where the rest of it lies. */
  record Candidate(Part part, float relevance, long draw, int at) {
    Context context() {
      return PackedContexts.at(part.packed, at);
    }

    /** In the order of {@link EvidenceRows}. */
    boolean isBefore(Candidate other, ContextKind kind) {
      int order = kind.compare(relevance, draw, other.relevance, other.draw);
      if (order == 0) {
        // One review came in twice.
        order = part.date.compareTo(other.part.date);
        order = order != 0 ? order : compare(context(), other.context());
      }
      return order < 0;
    }

    private static int compare(Context one, Context other) {
      int order = text(one.key()).compareTo(text(other.key()));
      if (order == 0) {
        order =
            Comparator.nullsFirst(Comparator.<Integer>naturalOrder())
                .compare(one.begin(), other.begin());
      }
      return order != 0
          ? order
          : Arrays.compare(
              one.words(), other.words(), (word, word2) -> text(word).compareTo(text(word2)));
    }

    private static UTF8String text(String text) {
      return UTF8String.fromString(text);
    }
  }
}
