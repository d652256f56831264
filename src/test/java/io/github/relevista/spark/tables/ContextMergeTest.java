package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.stats.Context;
import io.github.relevista.stats.ContextKind;
import io.github.relevista.tables.Evidence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

/** Contexts that are merged in memory, against what SQL keeps of them. */
class ContextMergeTest {
  private static final long SEED = 17;
  private static final int ROWS = 900;
  private static final List<String> TERM = List.of("shop", Evidence.TERM);
  private static final List<String> KEYS = List.of("shop", Evidence.TERM, Evidence.CONTEXT);

  private static final String[] WORDS = {"a", "Ä", "", "😀", "z\n"};

  /**
   * Rows of few terms and small numbers, so that many are equal in much; of some shops less is
   * kept, and some rows came in twice.
   */
  private static Dataset<Row> rows() {
    StructType schema = new StructType().add("shop", DataTypes.StringType);
    for (String name : Evidence.TABLE.names()) {
      if (!name.equals(Evidence.PLACE)) {
        schema = schema.add(Schemas.of(Evidence.TABLE.columns()).apply(name));
      }
    }
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int index = 0; index < ROWS; index++) {
      int shop = random.nextInt(4);
      ContextKind kind = ContextKind.ALL.get(random.nextInt(ContextKind.ALL.size()));
      float relevance = 1 + random.nextInt(3);
      String[] words = new String[1 + random.nextInt(2)];
      Arrays.setAll(words, word -> WORDS[random.nextInt(WORDS.length)]);
      float[] relevances = new float[words.length];
      Arrays.fill(relevances, relevance);
      boolean hasPlace = random.nextInt(3) > 0;
      Row row =
          RowFactory.create(
              shop == 0 ? null : "shop" + shop,
              WORDS[random.nextInt(WORDS.length)],
              kind.wireName(),
              2 + (shop + random.nextInt(2)),
              kind == ContextKind.AGAINST ? -relevance : relevance,
              "review" + random.nextInt(3),
              random.nextInt(2),
              hasPlace ? random.nextInt(2) : null,
              hasPlace ? 4 : null,
              words,
              relevances,
              0,
              (long) random.nextInt(3) - 1,
              "2026-01-0" + (1 + random.nextInt(2)));
      rows.add(row);
      if (random.nextInt(5) == 0) {
        rows.add(row);
      }
    }
    return LocalSpark.session().createDataFrame(rows, schema);
  }

  private static List<String> sorted(Dataset<Row> kept) {
    return kept.select(TableMerge.array(TableMerge.columns(columns())))
        .coalesce(1)
        .sortWithinPartitions("shop", Evidence.TERM, Evidence.CONTEXT, Evidence.PLACE)
        .toJSON()
        .collectAsList();
  }

  private static List<String> columns() {
    List<String> columns = new ArrayList<>(List.of("shop"));
    columns.addAll(Evidence.TABLE.names());
    return columns;
  }

  @Test
  void contextsThatAreKept_areThoseOfSql_byOneTaskOrSeveral() {
    Dataset<Row> rows = rows();
    // The sentence and the end are no part of the order: rows that differ in these alone may change
    // places.
    rows = rows.withColumn(Evidence.SENTENCE, org.apache.spark.sql.functions.lit(1));
    List<String> expected = sorted(EvidenceRows.kept(rows, KEYS));
    assertThat(expected).hasSizeBetween(60, ROWS / 2);

    Dataset<Row> packed = ContextMerge.packed(rows, TERM);
    Dataset<Row> one = ContextMerge.merged(packed, TERM, 3, rows.count());
    assertThat(one.toJSON().collectAsList()).as("seed %d", SEED).hasSameElementsAs(expected);
    assertThat(sorted(one)).as("seed %d", SEED).isEqualTo(expected);
    assertThat(one.rdd().getNumPartitions()).isOne();

    Dataset<Row> several = ContextMerge.merged(packed, TERM, 60_000, rows.count());
    assertThat(sorted(several)).as("seed %d", SEED).isEqualTo(expected);
    assertThat(several.rdd().getNumPartitions()).isGreaterThan(1);
  }

  @Test
  void contexts_comeOutAsTheyWent_withTheKindsTheyWereKeptFor() {
    Context one =
        new Context(1.5f, -7, "ÿ1", 2, 3, 8, new String[] {"😀", ""}, new float[] {1.5f, -0f}, 0);
    Context other =
        new Context(
            -2, 9, "", 0, null, null, new String[] {"w".repeat(70_000)}, new float[] {-2}, 0);
    byte[] packed =
        PackedContexts.of(new Context[][] {{one, null}, {other, null}, {other, one, null}});
    List<String> found = new ArrayList<>();
    PackedContexts.forEach(
        packed,
        (kinds, relevance, draw, at) -> {
          Context context = PackedContexts.at(packed, at);
          Context expected = found.isEmpty() ? one : other;
          assertThat(context).usingRecursiveComparison().isEqualTo(expected);
          found.add("%d %s %d".formatted(kinds, relevance, draw));
        });
    // The bits of the first and the third, of the second and the third kind.
    assertThat(found).containsExactly("5 1.5 -7", "6 -2.0 9");
  }
}
