package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.github.relevista.lexicon.EntryFigures;
import io.github.relevista.lexicon.PolarityScale;
import io.github.relevista.lexicon.SliceDifference;
import io.github.relevista.lexicon.TermSums;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.tables.LexiconSlices;
import io.github.relevista.tables.WordRelevance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The table {@code lexicon_slices} of a source: every slice against all others together. What is
 * elsewhere is the sum of all less that of the slice.
 *
 * @param terms the statistics
 * @param slices the slice columns, one or more
 * @param confidence of the intervals
 */
record SliceTable(TermTable terms, List<String> slices, double confidence) {
  private static final String ALL = "_all";
  private static final String ELSEWHERE = "_elsewhere";

  /**
   * What is compared: a row for every slice and term that are frequent enough on both sides.
   *
   * @param frequent the sums of all terms that are frequent enough, as {@link EntryTable#frequent}
   *     tells; a term that is so in a slice is among them
   */
  Dataset<Row> sides(Dataset<Row> frequent) {
    Dataset<Row> everywhere = frequent.select(col(WordRelevance.TERM), col(TermTable.SUMS).as(ALL));
    List<Column> here = new ArrayList<>(List.of(TermTable.columns(TermTable.withTerm(slices))));
    here.add(struct(terms.measured().toArray(Column[]::new)).as(TermTable.SUMS));
    return terms
        .polaritySums(slices)
        .select(here.toArray(Column[]::new))
        .where(terms.isFrequent(TermTable.SUMS))
        .join(everywhere, WordRelevance.TERM)
        .withColumn(ELSEWHERE, elsewhere())
        .where(terms.isFrequent(ELSEWHERE));
  }

  /**
   * All rows.
   *
   * @param sides what {@link #sides} tells, read several times
   */
  Dataset<Row> rows(Dataset<Row> sides) {
    Map<List<String>, PolarityScale> here =
        TermScales.ofGroups(sides, slices, TermTable.mean(TermTable.SUMS));
    Map<List<String>, PolarityScale> there =
        TermScales.ofGroups(sides, slices, TermTable.mean(ELSEWHERE));
    StructType schema = schema();
    double sure = confidence;
    int width = slices.size();
    List<Column> columns = new ArrayList<>(List.of(TermTable.columns(TermTable.withTerm(slices))));
    columns.add(col(TermTable.SUMS));
    columns.add(col(ALL));
    Dataset<Row> rows =
        sides
            .select(columns.toArray(Column[]::new))
            .map(
                (MapFunction<Row, Row>) row -> row(row, width, here, there, sure),
                Encoders.row(schema));
    Dataset<Row> tested = TermTable.withQ(rows, LexiconSlices.P, LexiconSlices.Q, slices);
    return TermTable.withQ(tested, LexiconSlices.DIFFERENCE_P, LexiconSlices.DIFFERENCE_Q, slices)
        .select(TermTable.columns(List.of(schema.fieldNames())));
  }

  /** What frequency and scales need of the difference, which is exact in {@link TermSums}. */
  private static Column elsewhere() {
    return struct(
        less(WordRelevance.OCCURRENCES),
        less(WordRelevance.REVIEWS),
        less(TermTable.SUM).cast(DataTypes.DoubleType).as(TermTable.SUM));
  }

  private static Column less(String name) {
    return col(ALL + "." + name).minus(col(TermTable.SUMS + "." + name)).as(name);
  }

  private StructType schema() {
    StructType schema = new StructType();
    for (String slice : slices) {
      schema = schema.add(slice, DataTypes.StringType);
    }
    for (var field : Schemas.of(LexiconSlices.TABLE.columns()).fields()) {
      schema = schema.add(field);
    }
    return schema;
  }

  private static Row row(
      Row given,
      int width,
      Map<List<String>, PolarityScale> hereScales,
      Map<List<String>, PolarityScale> thereScales,
      double confidence) {
    List<String> slice = new ArrayList<>();
    for (int index = 0; index < width; index++) {
      slice.add(given.getString(index));
    }
    TermSums here = TermTable.termSums(given.getAs(TermTable.SUMS));
    TermSums there = TermTable.termSums(given.getAs(ALL)).without(here);
    PolarityScale hereScale = hereScales.get(slice);
    PolarityScale thereScale = thereScales.get(slice);
    EntryFigures figures = EntryFigures.of(here, hereScale, confidence);
    SliceDifference difference = SliceDifference.of(here, hereScale, there, thereScale, confidence);
    Map<String, Object> values = new HashMap<>();
    values.put(LexiconSlices.TERM, given.getAs(WordRelevance.TERM));
    values.put(LexiconSlices.OCCURRENCES, here.occurrences());
    values.put(LexiconSlices.REVIEWS, here.reviews());
    values.put(LexiconSlices.POLARITY, figures.polarity());
    values.put(LexiconSlices.LOW, EntryRow.orNull(figures.low()));
    values.put(LexiconSlices.HIGH, EntryRow.orNull(figures.high()));
    values.put(LexiconSlices.P, EntryRow.orNull(figures.p()));
    values.put(LexiconSlices.AGREEMENT, figures.agreement());
    values.put(LexiconSlices.ELSEWHERE, difference.elsewhere());
    values.put(LexiconSlices.FLIPS, figures.polarity() * difference.elsewhere() < 0);
    values.put(LexiconSlices.DIFFERENCE, difference.difference());
    values.put(LexiconSlices.DIFFERENCE_LOW, EntryRow.orNull(difference.low()));
    values.put(LexiconSlices.DIFFERENCE_HIGH, EntryRow.orNull(difference.high()));
    values.put(LexiconSlices.DIFFERENCE_P, EntryRow.orNull(difference.p()));
    Object[] cells =
        Stream.concat(slice.stream(), LexiconSlices.TABLE.names().stream().map(values::get))
            .toArray();
    return RowFactory.create(cells);
  }
}
