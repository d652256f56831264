package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.Evidence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Keeps of {@linkplain PackedContexts packed} contexts the first of each term and kind, in memory:
 * those that {@link EvidenceRows} asks SQL for. Only what stays is unpacked.
 */
public final class ContextMerge implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Contexts of each kind that a task is to hold: some 150 bytes each, rare words having few. */
  private static final long MOST_CONTEXTS = 300_000;

  /** Rows that a task is to read for each key, about, before there are more tasks. */
  private static final long ROWS_OF_A_KEY = 6;

  /** The kinds in the order of their names. */
  private static final List<ContextKind> KINDS =
      ContextKind.ALL.stream().sorted(Comparator.comparing(ContextKind::wireName)).toList();

  /** The columns behind the keys: how many of a kind are kept, the date, the contexts. */
  private static final List<String> VALUES =
      List.of(Evidence.KEPT, Evidence.ORIGINAL_DATE, PackedContexts.CONTEXTS);

  /** What is read of the table: those but the last, and what is packed. */
  private static final List<String> FACTS =
      List.of(
          Evidence.KEPT,
          Evidence.ORIGINAL_DATE,
          Evidence.CONTEXT,
          Evidence.RELEVANCE,
          Evidence.DRAW,
          Evidence.ID,
          Evidence.SENTENCE,
          Evidence.BEGIN,
          Evidence.END,
          Evidence.WORDS,
          Evidence.RELEVANCES,
          Evidence.FOCUS);

  /** How many columns of a row its keys are; those behind them are the values below. */
  private final int keys;

  private ContextMerge(int keys) {
    this.keys = keys;
  }

  /**
   * The table's rows.
   *
   * @param packed the keys and the term, {@link Evidence#KEPT}, {@link Evidence#ORIGINAL_DATE} and
   *     {@link PackedContexts#CONTEXTS}
   * @param keys names of the columns by which contexts compete beside their kind: texts, the term
   *     the last
   * @param kept how many of a kind are kept, about
   * @param allRows how many rows there can be
   * @return the keys, then all other columns of the table; sorted by keys, kind and place in each
   *     part and from part to part
   */
  public static Dataset<Row> merged(
      Dataset<Row> packed, List<String> keys, int kept, long allRows) {
    long terms = Math.max(1, MOST_CONTEXTS / kept);
    ContextMerge merge = new ContextMerge(keys.size());
    List<String> read = new ArrayList<>(keys);
    read.addAll(VALUES);
    return packed
        .sparkSession()
        .createDataFrame(
            new RangedMerge(terms, ROWS_OF_A_KEY * terms)
                .dealtOut(
                    packed.select(TableMerge.array(TableMerge.columns(read))),
                    keys,
                    allRows,
                    merge::of),
            schema(keys));
  }

  private static StructType schema(List<String> keys) {
    StructType schema = keys(keys);
    for (Column<?> column : Evidence.TABLE.columns()) {
      schema =
          keys.contains(column.name())
              ? schema
              : schema.add(column.name(), Schemas.type(column.type()));
    }
    return schema;
  }

  /** Rows of the table as rows to merge. */
  public static Dataset<Row> packed(Dataset<Row> rows, List<String> keys) {
    List<org.apache.spark.sql.Column> columns = new ArrayList<>(TableMerge.columns(keys));
    FACTS.forEach(name -> columns.add(col(name)));
    StructType schema =
        keys(keys)
            .add(Evidence.KEPT, DataTypes.IntegerType)
            .add(Evidence.ORIGINAL_DATE, DataTypes.StringType)
            .add(PackedContexts.CONTEXTS, DataTypes.BinaryType);
    int from = keys.size();
    MapFunction<Row, Row> packing = row -> packed(row, from);
    return rows.select(TableMerge.array(columns)).map(packing, Encoders.row(schema));
  }

  private static StructType keys(List<String> names) {
    StructType schema = new StructType();
    for (String name : names) {
      schema = schema.add(name, DataTypes.StringType);
    }
    return schema;
  }

  private static Row packed(Row row, int keys) {
    Object[] values = new Object[keys + VALUES.size()];
    for (int index = 0; index < keys + 2; index++) {
      values[index] = row.get(index);
    }
    List<Float> relevances = row.getList(row.fieldIndex(Evidence.RELEVANCES));
    float[] numbers = new float[relevances.size()];
    for (int index = 0; index < numbers.length; index++) {
      numbers[index] = relevances.get(index);
    }
    Context context =
        new Context(
            row.getAs(Evidence.RELEVANCE),
            row.getAs(Evidence.DRAW),
            row.getAs(Evidence.ID),
            row.getAs(Evidence.SENTENCE),
            row.getAs(Evidence.BEGIN),
            row.getAs(Evidence.END),
            row.<String>getList(row.fieldIndex(Evidence.WORDS)).toArray(String[]::new),
            numbers,
            row.getAs(Evidence.FOCUS));
    values[keys + 2] = PackedContexts.of(context, ContextKind.of(row.getAs(Evidence.CONTEXT)));
    return RowFactory.create(values);
  }

  /** The first contexts of each key and kind. */
  private Iterator<Row> of(Iterator<InternalRow> rows, KeyRange.Filter range) {
    KeyPlaces places = new KeyPlaces(keys, range);
    List<First> firsts = new ArrayList<>();
    Part part = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int place = places.of(row);
      if (place == KeyPlaces.NONE) {
        continue;
      }
      if (place == firsts.size() / KINDS.size()) {
        KINDS.forEach(kind -> firsts.add(new First()));
      }
      part = Part.of(row, keys, part);
      add(part, firsts, place * KINDS.size());
    }
    return places
        .sorted()
        .flatMap(
            place ->
                IntStream.range(0, KINDS.size())
                    .boxed()
                    .flatMap(
                        kind ->
                            firsts
                                .get(place * KINDS.size() + kind)
                                .rows(places.key(place), KINDS.get(kind))))
        .iterator();
  }

  private static void add(Part part, List<First> firsts, int from) {
    PackedContexts.forEach(
        part.packed,
        (kinds, relevance, draw, at) -> {
          Candidate candidate = new Candidate(part, relevance, draw, at);
          for (int index = 0; index < KINDS.size(); index++) {
            ContextKind kind = KINDS.get(index);
            if ((kinds >> kind.ordinal() & 1) != 0) {
              firsts.get(from + index).add(candidate, kind);
            }
          }
        });
  }

  /** What one row holds of a key. */
  private record Part(int kept, String date, byte[] packed) {
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

  private record Candidate(Part part, float relevance, long draw, int at) {
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

  /** The first contexts of a key and kind, as many as each part of them kept. */
  private static final class First {
    private static final Candidate[] NONE = {};

    private Candidate[] candidates = NONE;
    private int kept = Integer.MAX_VALUE;

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
  }
}
