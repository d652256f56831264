package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.struct;

import io.github.relevista.lexicon.PolarityScale;
import io.github.relevista.lexicon.ShiftedTerm;
import io.github.relevista.lexicon.ShifterEffect;
import io.github.relevista.lexicon.ShifterEffects;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.spark.tables.TableMerge;
import io.github.relevista.stats.ReviewSums;
import io.github.relevista.stats.ShiftedStatistic;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.ShifterFactors;
import io.github.relevista.tables.ShifterRelevance;
import io.github.relevista.tables.WordRelevance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;

/**
 * What shifters do to the sure entries of a lexicon, from the results' own tables.
 *
 * @param terms the statistics
 * @param entries the table {@code lexicon}
 * @param settings what is sure, strong and frequent enough
 */
record ShifterTable(TermTable terms, Dataset<Row> entries, LexiconSettings settings) {
  private static final String ALL = "(all)";
  private static final String REACHED = "(reached)";

  /** All effects; nothing where no entry is told of. */
  List<ShifterEffect> effects() {
    Dataset<Row> parts = terms.shifted();
    requireOneList(parts);
    List<String> keys =
        List.of(ShifterRelevance.KIND, ShifterRelevance.SHIFTER, ShifterRelevance.TERM);
    Optional<PolarityScale> scale =
        TermScales.ofAll(
            frequent(), mean(col(WordRelevance.RELEVANCE_SUM), col(WordRelevance.OCCURRENCES)));
    if (scale.isEmpty()) {
      return List.of();
    }
    Dataset<Row> shifted = TableMerge.merged(parts, ShifterRelevance.TABLE, keys);
    // Pairs of a shifter and a sure entry are few, and in one order sums of doubles are the same.
    Map<ShifterEffects.Shifter, List<ShiftedTerm>> byShifter = new TreeMap<>();
    for (Row row :
        shifted
            .where(col(ShifterRelevance.SHIFTER).notEqual(ShifterRelevance.ANY))
            .join(elsewhere(shifted), ShifterRelevance.TERM)
            .orderBy(TermTable.columns(keys))
            .collectAsList()) {
      double mean = row.<Double>getAs(Lexicon.MEAN);
      if (Math.abs(scale.get().polarity(mean)) >= settings.choice().minimumPolarity()
          && mean != 0) {
        byShifter
            .computeIfAbsent(shifter(row), key -> new ArrayList<>())
            .add(new ShiftedTerm(row.getAs(ShifterRelevance.TERM), mean, statistic(row)));
      }
    }
    return new ShifterEffects(settings.terms().minimumReviews(), settings.confidence())
        .of(byShifter);
  }

  /** The terms that a scale is made of, whatever the polarities of entries are the mean of. */
  private Dataset<Row> frequent() {
    return terms
        .polaritySums(List.of())
        .where(
            col(WordRelevance.OCCURRENCES)
                .geq(settings.terms().minimumOccurrences())
                .and(col(WordRelevance.REVIEWS).geq(settings.terms().minimumReviews())));
  }

  private static Column mean(Column sum, Column occurrences) {
    return sum.cast(DataTypes.DoubleType).divide(occurrences);
  }

  private void requireOneList(Dataset<Row> parts) {
    List<Row> lists = parts.select(ShifterRelevance.LISTS).distinct().limit(2).collectAsList();
    if (lists.size() > 1) {
      throw new InvalidSettingException(
          "input %s holds figures for several lists of shifters; choose dates of one list by from and to"
              .formatted(settings.source().input()));
    }
  }

  /** The mean relevance of every sure entry where it stands in reach of no shifter. */
  private Dataset<Row> elsewhere(Dataset<Row> shifted) {
    Dataset<Row> reached =
        shifted
            .where(col(ShifterRelevance.SHIFTER).equalTo(ShifterRelevance.ANY))
            .select(
                col(ShifterRelevance.TERM),
                struct(col(ShifterRelevance.OCCURRENCES), col(ShifterRelevance.RELEVANCE_SUM))
                    .as(REACHED));
    Dataset<Row> all =
        terms
            .polaritySums(List.of())
            .select(
                col(WordRelevance.TERM),
                struct(col(WordRelevance.OCCURRENCES), col(WordRelevance.RELEVANCE_SUM)).as(ALL))
            .join(
                entries.where(ExportFiles.isSure(settings.choice())).select(Lexicon.TERM),
                new String[] {Lexicon.TERM},
                "left_semi");
    Column occurrences = less(WordRelevance.OCCURRENCES, ShifterRelevance.OCCURRENCES);
    return all.join(reached, ShifterRelevance.TERM)
        .where(occurrences.geq(settings.terms().minimumOccurrences()))
        .select(
            col(ShifterRelevance.TERM),
            mean(less(WordRelevance.RELEVANCE_SUM, ShifterRelevance.RELEVANCE_SUM), occurrences)
                .as(Lexicon.MEAN));
  }

  private static Column less(String all, String reached) {
    return col(ALL + "." + all).minus(col(REACHED + "." + reached));
  }

  /** The rows of the table {@code shifters}. */
  static Dataset<Row> rows(SparkSession spark, List<ShifterEffect> effects) {
    return spark.createDataFrame(
        effects.stream().map(ShifterTable::row).toList(),
        Schemas.of(ShifterFactors.TABLE.columns()));
  }

  private static Row row(ShifterEffect effect) {
    return RowFactory.create(
        effect.kind(),
        effect.shifter().orElse(null),
        effect.term().orElse(null),
        effect.word().factor(),
        EntryRow.orNull(effect.word().low()),
        EntryRow.orNull(effect.word().high()),
        effect.joint().factor(),
        EntryRow.orNull(effect.joint().low()),
        EntryRow.orNull(effect.joint().high()),
        effect.occurrences(),
        effect.reviews(),
        effect.terms(),
        EntryRow.orNull(effect.elsewhere()));
  }

  private static ShifterEffects.Shifter shifter(Row row) {
    return new ShifterEffects.Shifter(
        row.getAs(ShifterRelevance.KIND), row.getAs(ShifterRelevance.SHIFTER));
  }

  private static ShiftedStatistic statistic(Row row) {
    return new ShiftedStatistic(
        row.<Long>getAs(ShifterRelevance.OCCURRENCES),
        row.<Long>getAs(ShifterRelevance.REVIEWS),
        row.<Long>getAs(ShifterRelevance.REVIEW_OCCURRENCE_SQUARES),
        new ReviewSums(
            row.getAs(ShifterRelevance.RELEVANCE_SUM),
            row.getAs(ShifterRelevance.REVIEW_SUM_SQUARES),
            row.getAs(ShifterRelevance.REVIEW_SUM_OCCURRENCES)),
        new ReviewSums(
            row.getAs(ShifterRelevance.JOINT_SUM),
            row.getAs(ShifterRelevance.JOINT_REVIEW_SUM_SQUARES),
            row.getAs(ShifterRelevance.JOINT_REVIEW_SUM_OCCURRENCES)));
  }
}
