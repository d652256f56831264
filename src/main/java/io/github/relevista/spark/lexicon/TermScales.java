package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.ceil;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.floor;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.row_number;

import io.github.relevista.lexicon.PolarityScale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;

/** The scales of terms: the quartiles of their mean relevances. */
final class TermScales {
  private static final String MEAN = "_mean";
  private static final String RANK = "(rank)";
  private static final String COUNT = "(count)";
  private static final List<Double> QUARTILES = List.of(0.25, 0.5, 0.75);

  private TermScales() {}

  /**
   * The scales of groups of terms by the values of the group's columns, where null is one. Means
   * are sorted, by way of the disk where memory ends, and no task holds those of a group.
   *
   * @param group names of columns of texts
   * @param mean the mean relevance of a term
   */
  static Map<List<String>, PolarityScale> ofGroups(
      Dataset<Row> rows, List<String> group, Column mean) {
    WindowSpec sorted = TermTable.together(group).orderBy(col(MEAN));
    Column last = col(COUNT).minus(1);
    Column wanted =
        QUARTILES.stream()
            .map(last::multiply)
            .flatMap(place -> Stream.of(floor(place), ceil(place)))
            .map(place -> col(RANK).minus(1).equalTo(place))
            .reduce(Column::or)
            .orElseThrow();
    Map<List<String>, TreeMap<Long, Double>> means = new HashMap<>();
    Map<List<String>, Long> counts = new HashMap<>();
    for (Row row :
        rows.select(
                Stream.concat(Stream.of(TermTable.columns(group)), Stream.of(mean.as(MEAN)))
                    .toArray(Column[]::new))
            .withColumn(RANK, row_number().over(sorted))
            .withColumn(
                COUNT,
                count(lit(1))
                    .over(
                        sorted.rowsBetween(
                            Window.unboundedPreceding(), Window.unboundedFollowing())))
            .where(wanted)
            .collectAsList()) {
      List<String> key = new ArrayList<>();
      for (int index = 0; index < group.size(); index++) {
        key.add(row.getString(index));
      }
      means
          .computeIfAbsent(key, slice -> new TreeMap<>())
          .put(row.<Integer>getAs(RANK) - 1L, row.<Double>getAs(MEAN));
      counts.put(key, row.<Long>getAs(COUNT));
    }
    Map<List<String>, PolarityScale> scales = new HashMap<>();
    means.forEach(
        (key, sample) -> {
          double[] quartiles =
              QUARTILES.stream()
                  .mapToDouble(part -> quantile(sample, part * (counts.get(key) - 1)))
                  .toArray();
          scales.put(key, PolarityScale.ofQuartiles(quartiles[0], quartiles[1], quartiles[2]));
        });
    return scales;
  }

  /** The scale of all terms together; empty where there is none. */
  static Optional<PolarityScale> ofAll(Dataset<Row> rows, Column mean) {
    return Optional.ofNullable(ofGroups(rows, List.of(), mean).get(List.of()));
  }

  /** The value at a place between two ranks, by the distances to them. */
  private static double quantile(Map<Long, Double> byRank, double place) {
    double lower = byRank.get((long) Math.floor(place));
    double upper = byRank.get((long) Math.ceil(place));
    double share = place - Math.floor(place);
    return lower == upper ? lower : (1 - share) * lower + share * upper;
  }
}
