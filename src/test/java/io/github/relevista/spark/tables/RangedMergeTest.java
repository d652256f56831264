package io.github.relevista.spark.tables;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.relevista.spark.job.LocalSpark;
import io.github.relevista.stats.OccurrenceStatistic;
import io.github.relevista.tables.WordCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

/** Ranges, against one merge over everything. */
class RangedMergeTest {
  private static final long SEED = 11;
  private static final int PARTS = 600;
  private static final List<String> SLICES = List.of("shop");
  private static final List<String> KEYS = HandedOn.keys(WordCounts.TABLE, SLICES);
  private static final List<String> VARYING =
      List.of("shop", WordCounts.TERM, WordCounts.PREDICTED_CLASS, WordCounts.LABEL);

  @Test
  void rangesOfKeys_alsoOfNoValue_areTheWholeSortedMerge() {
    Dataset<Row> parts = parts();
    List<String> expected =
        TableMerge.merged(parts, WordCounts.TABLE, KEYS)
            .coalesce(1)
            .sortWithinPartitions(TableMerge.array(TableMerge.columns(VARYING)))
            .drop("model_id", "settings_id")
            .toJSON()
            .collectAsList();

    Dataset<Row> actual =
        new RangedMerge(1_000, 60).merged(List.of(parts), WordCounts.TABLE, VARYING, PARTS);
    assertThat(actual.toJSON().collectAsList()).as("seed %d", SEED).isEqualTo(expected);
    assertThat(actual.rdd().getNumPartitions()).isBetween(PARTS / 60, 2 * PARTS / 60);

    Dataset<Row> dealtOut =
        new RangedMerge(1_000, 60).dealtOut(parts, WordCounts.TABLE, VARYING, PARTS);
    assertThat(dealtOut.toJSON().collectAsList()).as("seed %d", SEED).isEqualTo(expected);
    assertThat(dealtOut.rdd().getNumPartitions()).isBetween(PARTS / 60, 2 * PARTS / 60);
  }

  @Test
  void aRange_holdsAsManyKeysAsItShould() {
    Dataset<Row> merged =
        new RangedMerge(20, PARTS).merged(List.of(parts()), WordCounts.TABLE, VARYING, PARTS);
    assertThat(merged.javaRDD().glom().map(List::size).collect())
        .hasSizeGreaterThan(1)
        .allMatch(keys -> keys > 0 && keys <= 20);
  }

  @Test
  void allRowsOfOneKey_areOneRange() {
    Dataset<Row> one = parts().where("term = 'word1' and shop is null and label is null").limit(1);
    Dataset<Row> merged =
        new RangedMerge(1_000, 10).merged(List.of(one, one, one), WordCounts.TABLE, VARYING, 30);
    assertThat(merged.count()).isEqualTo(1);
  }

  /** Few keys, so that most belong together with others, and null as often as a value. */
  private static Dataset<Row> parts() {
    Random random = new Random(SEED);
    List<Row> rows = new ArrayList<>();
    for (int part = 0; part < PARTS; part++) {
      OccurrenceStatistic statistic = new OccurrenceStatistic();
      statistic.addReview(1 + random.nextInt(5));
      rows.add(
          RowFactory.create(
              HandedOn.values(
                  WordCounts.TABLE,
                  Arrays.asList(random.nextInt(3) == 0 ? null : "shop" + random.nextInt(2)),
                  statistic,
                  "word" + random.nextInt(9),
                  "class" + random.nextInt(2),
                  random.nextBoolean() ? null : "label" + random.nextInt(2))));
    }
    return HandedOn.parts(
        LocalSpark.session()
            .createDataFrame(rows, HandedOn.schema(WordCounts.TABLE))
            .repartition(3),
        WordCounts.TABLE,
        "m",
        "s",
        SLICES);
  }
}
