package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.map_from_entries;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.PolarityScale;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/**
 * The table {@code lexicon} of a source.
 *
 * @param terms the statistics
 * @param compared those of another output, whose means are a baseline
 * @param labels which labels are positive and negative
 * @param predictions which predicted classes are
 * @param gold gold lexicons, in the spelling of the terms
 * @param confidence of the intervals
 */
record EntryTable(
    TermTable terms,
    Optional<TermTable> compared,
    ReviewSides labels,
    ReviewSides predictions,
    List<GoldLexicon> gold,
    double confidence) {
  static final String CLASS_COUNTS = "(class counts)";
  static final List<String> SIDES =
      List.of("(label +)", "(label -)", "(prediction +)", "(prediction -)");

  /** The sums of all terms that are frequent enough. */
  Dataset<Row> frequent() {
    return terms.sums(List.of()).where(terms.isFrequent(TermTable.SUMS));
  }

  /**
   * All entries.
   *
   * @param frequent what {@link #frequent} tells, read twice
   */
  Dataset<Row> rows(Dataset<Row> frequent) {
    Optional<PolarityScale> scale = TermScales.ofAll(frequent, TermTable.mean(TermTable.SUMS));
    if (scale.isEmpty()) {
      return terms.source().spark().createDataFrame(List.of(), Schemas.of(Lexicon.TABLE.columns()));
    }
    List<Column> sides = sides();
    Row all = terms.counts().agg(sides.get(0), array(sides.subList(1, 4))).first();
    Dataset<Row> joined =
        frequent
            .join(counts(), term(), "left")
            .join(terms.dates(Lexicon.FIRST_DATE, Lexicon.LAST_DATE), term(), "left");
    joined =
        compared.isPresent()
            ? joined.join(means(compared.get()), term(), "left")
            : joined.withColumn(Lexicon.COMPARED, lit(null).cast("double"));
    EntryRow entry =
        new EntryRow(
            scale.get(),
            confidence,
            predictions.values(),
            totals(all, 0, labels),
            totals(all, 2, predictions),
            List.copyOf(gold));
    Dataset<Row> entries =
        joined
            .map((MapFunction<Row, Row>) entry::of, Encoders.row(EntryRow.schema()))
            .withColumn(Lexicon.CLASSES, map_from_entries(col(Lexicon.CLASSES)));
    return TermTable.withQ(entries, Lexicon.P, Lexicon.Q, List.of())
        .select(TermTable.columns(Lexicon.TABLE.names()));
  }

  private static String[] term() {
    return new String[] {WordRelevance.TERM};
  }

  /** Occurrences by side, and by predicted class. */
  private Dataset<Row> counts() {
    Dataset<Row> byClass =
        terms
            .counts()
            .groupBy(col(WordCounts.TERM), col(WordCounts.PREDICTED_CLASS))
            .agg(sum(WordCounts.OCCURRENCES).as(WordCounts.OCCURRENCES), array(sides()));
    return byClass
        .groupBy(col(WordCounts.TERM))
        .agg(collect_list(col(WordCounts.OCCURRENCES)).as(CLASS_COUNTS), sums(SIDES));
  }

  /** Occurrences on each side, by the names of {@link #SIDES}. */
  private List<Column> sides() {
    return List.of(
        side(WordCounts.LABEL, labels.positive()).as(SIDES.get(0)),
        side(WordCounts.LABEL, labels.negative()).as(SIDES.get(1)),
        side(WordCounts.PREDICTED_CLASS, predictions.positive()).as(SIDES.get(2)),
        side(WordCounts.PREDICTED_CLASS, predictions.negative()).as(SIDES.get(3)));
  }

  private static Column[] array(List<Column> columns) {
    return columns.toArray(Column[]::new);
  }

  private static Column side(String column, List<String> values) {
    return sum(when(col(column).isInCollection(values), col(WordCounts.OCCURRENCES)).otherwise(0L));
  }

  private static Column[] sums(List<String> names) {
    return names.stream().map(name -> sum(name).as(name)).toArray(Column[]::new);
  }

  /** The words of both sides; nothing where there are not two. */
  private static long[] totals(Row all, int first, ReviewSides sides) {
    return sides.areTwo() && !all.isNullAt(first)
        ? new long[] {all.getLong(first), all.getLong(first + 1)}
        : new long[0];
  }

  private static Dataset<Row> means(TermTable other) {
    return other
        .sums(List.of())
        .select(col(WordRelevance.TERM), TermTable.mean(TermTable.SUMS).as(Lexicon.COMPARED));
  }
}
