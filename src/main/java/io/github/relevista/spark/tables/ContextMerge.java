package io.github.relevista.spark.tables;

import static org.apache.spark.sql.functions.col;

import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import io.github.relevista.tables.Column;
import io.github.relevista.tables.Evidence;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

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
    List<FirstContexts> firsts = new ArrayList<>();
    FirstContexts.Part part = null;
    while (rows.hasNext()) {
      InternalRow row = rows.next();
      int place = places.of(row);
      if (place == KeyPlaces.NONE) {
        continue;
      }
      if (place == firsts.size() / KINDS.size()) {
        KINDS.forEach(kind -> firsts.add(new FirstContexts()));
      }
      part = FirstContexts.Part.of(row, keys, part);
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

  private static void add(FirstContexts.Part part, List<FirstContexts> firsts, int from) {
    PackedContexts.forEach(
        part.packed(),
        (kinds, relevance, draw, at) -> {
          FirstContexts.Candidate candidate =
              new FirstContexts.Candidate(part, relevance, draw, at);
          for (int index = 0; index < KINDS.size(); index++) {
            ContextKind kind = KINDS.get(index);
            if ((kinds >> kind.ordinal() & 1) != 0) {
              firsts.get(from + index).add(candidate, kind);
            }
          }
        });
  }
}
