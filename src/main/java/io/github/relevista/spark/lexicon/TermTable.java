package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.struct;

import io.github.relevista.lexicon.TermSums;
import io.github.relevista.model.Target;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.LexiconSettings.LetterCase;
import io.github.relevista.settings.LexiconSettings.Measure;
import io.github.relevista.settings.LexiconSettings.Numbers;
import io.github.relevista.spark.tables.EvidenceRows;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.stats.ClusteredSums;
import io.github.relevista.tables.Evidence;
import io.github.relevista.tables.PhraseRelevance;
import io.github.relevista.tables.RunKeys;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.WordCounts;
import io.github.relevista.tables.WordRelevance;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.DataTypes;

/**
 * The statistics of a source by the terms of a lexicon: merged over dates, slices, and spellings.
 *
 * @param source the results
 * @param terms which terms, and what of their spelling counts
 */
record TermTable(LexiconSource source, LexiconSettings.Terms terms) {
  /** What the sums of {@code (polarity)} are called beside those of classes. */
  static final String SUMS = "_sums";

  /** The sums of every target, the polarity among them. */
  static final String TARGETS = "_targets";

  /** The fields of a target: what the measure sums up. */
  static final String SUM = "sum";

  private static final String SQUARES = "squares";
  private static final String REVIEW_SQUARES = "review_squares";
  private static final String REVIEW_BY_OCCURRENCES = "review_by_occurrences";

  private static final String RANK = "(rank)";
  private static final String TESTS = "(tests)";

  /** A sign, digits, and signs between digits. */
  private static final String NUMBER = "^[+-]?[\\p{N}][\\p{N}.,:/%-]*$";

  /**
   * The sums of every term: the columns of the slices, the term, {@value #SUMS}, {@value #TARGETS}.
   *
   * @param slices slice columns that keep terms apart
   */
  Dataset<Row> sums(List<String> slices) {
    List<String> keys = withTerm(slices);
    List<String> all = new ArrayList<>(keys);
    all.add(WordRelevance.CLASS);
    return TableMerge.merged(spelled(source.rows(WordRelevance.TABLE)), WordRelevance.TABLE, all)
        .groupBy(columns(keys))
        .agg(collect_list(target()).as(TARGETS))
        .withColumn(
            SUMS, expr("filter(%s, t -> t.class = '%s')[0]".formatted(TARGETS, Target.POLARITY)));
  }

  private Column target() {
    return struct(
        Stream.concat(Stream.of(col(WordRelevance.CLASS)), measured().stream())
            .toArray(Column[]::new));
  }

  /** What the measure needs of the sums of a term for a target. */
  List<Column> measured() {
    boolean shares = terms.measure() == Measure.SHARE;
    return List.of(
        col(WordRelevance.OCCURRENCES),
        col(WordRelevance.REVIEWS),
        col(WordRelevance.POSITIVE_OCCURRENCES),
        col(WordRelevance.REVIEW_OCCURRENCE_SQUARES),
        col(shares ? WordRelevance.SHARE_SUM : WordRelevance.RELEVANCE_SUM).as(SUM),
        col(shares ? WordRelevance.SHARE_SUM_SQUARES : WordRelevance.RELEVANCE_SUM_SQUARES)
            .as(SQUARES),
        col(shares ? WordRelevance.REVIEW_SHARE_SUM_SQUARES : WordRelevance.REVIEW_SUM_SQUARES)
            .as(REVIEW_SQUARES),
        col(shares
                ? WordRelevance.REVIEW_SHARE_SUM_OCCURRENCES
                : WordRelevance.REVIEW_SUM_OCCURRENCES)
            .as(REVIEW_BY_OCCURRENCES));
  }

  /** Whether sums are of a term that is frequent enough. */
  Column isFrequent(String sums) {
    return col(sums + "." + WordRelevance.OCCURRENCES)
        .geq(terms.minimumOccurrences())
        .and(col(sums + "." + WordRelevance.REVIEWS).geq(terms.minimumReviews()));
  }

  /** The sums that a structure of {@link #sums} holds. */
  static TermSums termSums(Row row) {
    return new TermSums(
        row.<Long>getAs(WordRelevance.OCCURRENCES),
        row.<Long>getAs(WordRelevance.REVIEWS),
        row.<Long>getAs(WordRelevance.POSITIVE_OCCURRENCES),
        row.<Long>getAs(WordRelevance.REVIEW_OCCURRENCE_SQUARES),
        new ClusteredSums(
            row.getAs(SUM),
            row.getAs(SQUARES),
            row.getAs(REVIEW_SQUARES),
            row.getAs(REVIEW_BY_OCCURRENCES)));
  }

  /** The first and the last date of every term. */
  Dataset<Row> dates(String first, String last) {
    return spelled(source.rows(WordRelevance.TABLE))
        .where(col(WordRelevance.CLASS).equalTo(Target.POLARITY))
        .groupBy(col(WordRelevance.TERM))
        .agg(
            min(RunKeys.RUN_DATE).cast("string").as(first),
            max(RunKeys.RUN_DATE).cast("string").as(last));
  }

  /** The occurrences of every term by predicted class and label. */
  Dataset<Row> counts() {
    return spelled(source.rows(WordCounts.TABLE));
  }

  /**
   * The evidence for terms, that of all dates, slices and spellings together.
   *
   * @param wanted the terms, each once
   */
  Dataset<Row> evidence(Dataset<Row> wanted) {
    Dataset<Row> contexts =
        spelled(source.rows(Evidence.TABLE))
            .join(wanted, new String[] {Evidence.TERM}, "left_semi");
    return EvidenceRows.kept(contexts, List.of(Evidence.TERM, Evidence.CONTEXT));
  }

  /** The relevances in reach of shifters, by the spelling that counts. */
  Dataset<Row> shifted() {
    return spelled(source.rows(ShifterRelevance.TABLE));
  }

  /** The sums of every phrase for the polarity, by the spelling that counts. */
  Dataset<Row> phrases() {
    Dataset<Row> rows =
        source
            .rows(PhraseRelevance.TABLE)
            .where(col(PhraseRelevance.CLASS).equalTo(Target.POLARITY));
    for (String word : PhraseRelevance.WORDS) {
      rows =
          terms.letterCase() == LetterCase.LOWER ? rows.withColumn(word, lower(col(word))) : rows;
      rows =
          terms.numbers() == Numbers.DROP
              ? rows.where(coalesce(col(word).rlike(NUMBER), lit(false)).equalTo(false))
              : rows;
    }
    return TableMerge.merged(rows, PhraseRelevance.TABLE, PhraseRelevance.WORDS);
  }

  /**
   * The sums of every term for the polarity, by the table's own columns. Files are sorted by slice
   * and class, so that little else is read.
   *
   * @param slices slice columns that keep terms apart
   */
  Dataset<Row> polaritySums(List<String> slices) {
    return TableMerge.merged(
        spelled(source.rows(WordRelevance.TABLE))
            .where(col(WordRelevance.CLASS).equalTo(Target.POLARITY)),
        WordRelevance.TABLE,
        withTerm(slices));
  }

  /** Rows by the spelling that counts. */
  private Dataset<Row> spelled(Dataset<Row> rows) {
    Dataset<Row> spelled =
        terms.letterCase() == LetterCase.LOWER
            ? rows.withColumn(WordRelevance.TERM, lower(col(WordRelevance.TERM)))
            : rows;
    return terms.numbers() == Numbers.DROP
        ? spelled.where(col(WordRelevance.TERM).rlike(NUMBER).equalTo(false))
        : spelled;
  }

  /** The mean that a structure of sums gives. */
  static Column mean(String sums) {
    return col(sums + "." + SUM)
        .cast(DataTypes.DoubleType)
        .divide(col(sums + "." + WordRelevance.OCCURRENCES));
  }

  /**
   * Fills a column with q-values, as {@link io.github.relevista.stats.FalseDiscovery} defines them,
   * without bringing all p-values together in one place of memory.
   *
   * @param p the column of p-values; null where there is no test
   * @param group the columns by which tests belong together
   */
  static Dataset<Row> withQ(Dataset<Row> rows, String p, String q, List<String> group) {
    WindowSpec all = together(group);
    WindowSpec fromTheLargest =
        all.orderBy(col(RANK).desc()).rowsBetween(Window.unboundedPreceding(), Window.currentRow());
    return rows.withColumn(RANK, row_number().over(all.orderBy(col(p).asc_nulls_last())))
        .withColumn(TESTS, count(col(p)).over(all))
        .withColumn(
            q,
            least(
                lit(1.0), min(col(p).multiply(col(TESTS)).divide(col(RANK))).over(fromTheLargest)))
        .withColumn(q, expr("case when `%s` is not null then `%s` end".formatted(p, q)))
        .drop(RANK, TESTS);
  }

  /** Rows of one group; all rows are one where there are no columns. */
  static WindowSpec together(List<String> group) {
    return Window.partitionBy(
        Stream.concat(Stream.of(lit(0)), Stream.of(columns(group))).toArray(Column[]::new));
  }

  /** Names of slices in front of the term. */
  static List<String> withTerm(List<String> slices) {
    return Stream.concat(slices.stream(), Stream.of(WordRelevance.TERM)).toList();
  }

  /** Columns by their names, whatever characters these hold. */
  static Column[] columns(List<String> names) {
    return TableMerge.columns(names).toArray(Column[]::new);
  }
}
