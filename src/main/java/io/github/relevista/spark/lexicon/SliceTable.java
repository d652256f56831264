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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;
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
  private static final String HERE_SCALE = "_here";
  private static final String THERE_SCALE = "_there";

  /** All rows. */
  Dataset<Row> rows() {
    Dataset<Row> everywhere =
        terms.sums(List.of()).select(col(WordRelevance.TERM), col(TermTable.SUMS).as(ALL));
    Dataset<Row> both =
        terms
            .sums(slices)
            .where(terms.isFrequent(TermTable.SUMS))
            .join(everywhere, WordRelevance.TERM)
            .withColumn(ELSEWHERE, elsewhere())
            .where(terms.isFrequent(ELSEWHERE));
    Dataset<Row> scaled = scaled(scaled(both, TermTable.SUMS, HERE_SCALE), ELSEWHERE, THERE_SCALE);
    StructType schema = schema();
    double sure = confidence;
    int width = slices.size();
    Dataset<Row> rows =
        scaled
            .select(
                Stream.of(
                        Stream.of(TermTable.columns(TermTable.withTerm(slices))),
                        Stream.of(col(TermTable.SUMS), col(ALL), col(HERE_SCALE), col(THERE_SCALE)))
                    .flatMap(each -> each)
                    .toArray(Column[]::new))
            .map((MapFunction<Row, Row>) row -> row(row, width, sure), Encoders.row(schema));
    Dataset<Row> tested = TermTable.withQ(rows, LexiconSlices.P, LexiconSlices.Q, slices);
    return TermTable.withQ(tested, LexiconSlices.DIFFERENCE_P, LexiconSlices.DIFFERENCE_Q, slices)
        .select(TermTable.columns(List.of(schema.fieldNames())));
  }

  /** Rows with the scale of their slice, where null is a slice like any other. */
  private Dataset<Row> scaled(Dataset<Row> rows, String sums, String scale) {
    Dataset<Row> scales =
        TermTable.scales(rows, slices, TermTable.mean(sums)).select(struct(col("*")).as(scale));
    Column same =
        slices.stream()
            .map(
                slice ->
                    rows.col("`" + slice.replace("`", "``") + "`")
                        .eqNullSafe(col(scale).getField(slice)))
            .reduce(Column::and)
            .orElseThrow();
    return rows.join(functions.broadcast(scales), same);
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

  private static Row row(Row given, int width, double confidence) {
    TermSums here = TermTable.termSums(given.getAs(TermTable.SUMS));
    TermSums there = TermTable.termSums(given.getAs(ALL)).without(here);
    PolarityScale hereScale = TermTable.scale(given.getAs(HERE_SCALE));
    PolarityScale thereScale = TermTable.scale(given.getAs(THERE_SCALE));
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
        Stream.concat(
                IntStream.range(0, width).mapToObj(given::get),
                LexiconSlices.TABLE.names().stream().map(values::get))
            .toArray();
    return RowFactory.create(cells);
  }
}
