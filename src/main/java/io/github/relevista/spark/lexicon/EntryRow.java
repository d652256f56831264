package io.github.relevista.spark.lexicon;

import io.github.relevista.lexicon.ClassSpread;
import io.github.relevista.lexicon.EntryFigures;
import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.GoldStatus;
import io.github.relevista.lexicon.PolarityScale;
import io.github.relevista.lexicon.SideCounts;
import io.github.relevista.lexicon.TermSums;
import io.github.relevista.model.Target;
import io.github.relevista.spark.tables.Schemas;
import io.github.relevista.stats.ClusteredMean;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.WordRelevance;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Makes a row of the table {@code lexicon} of a term's statistics.
 *
 * @param scale of the polarities
 * @param confidence of the intervals
 * @param classCount number of classes that are predicted
 * @param labelled all words of positive and of negative labels, or nothing where there are no two
 *     sides
 * @param predicted the same of predicted classes
 * @param gold gold lexicons
 */
record EntryRow(
    PolarityScale scale,
    double confidence,
    int classCount,
    long[] labelled,
    long[] predicted,
    List<GoldLexicon> gold)
    implements Serializable {

  /**
   * The schema of the rows: that of the table, but for the map of classes, which Spark's rows take
   * as a list of its entries.
   */
  static StructType schema() {
    StructType schema = new StructType();
    for (StructField field : Schemas.of(Lexicon.TABLE.columns()).fields()) {
      schema =
          field.dataType() instanceof MapType map
              ? schema.add(
                  field.name(),
                  DataTypes.createArrayType(
                      new StructType().add("key", map.keyType()).add("value", map.valueType())))
              : schema.add(field);
    }
    return schema;
  }

  /** The row; its q-value is for others to fill in. */
  Row of(Row term) {
    Map<String, Object> values = new HashMap<>();
    TermSums sums = TermTable.termSums(term.getAs(TermTable.SUMS));
    EntryFigures figures = EntryFigures.of(sums, scale, confidence);
    String word = term.getAs(WordRelevance.TERM);
    values.put(Lexicon.TERM, word);
    values.put(Lexicon.OCCURRENCES, sums.occurrences());
    values.put(Lexicon.REVIEWS, sums.reviews());
    values.put(Lexicon.POLARITY, figures.polarity());
    values.put(Lexicon.LOW, orNull(figures.low()));
    values.put(Lexicon.HIGH, orNull(figures.high()));
    values.put(Lexicon.MEAN, figures.mean());
    values.put(Lexicon.Z, orNull(figures.z()));
    values.put(Lexicon.P, orNull(figures.p()));
    values.put(Lexicon.AGREEMENT, figures.agreement());
    values.put(Lexicon.CLASSES, classes(term));
    values.put(Lexicon.FIRST_DATE, term.getAs(Lexicon.FIRST_DATE));
    values.put(Lexicon.LAST_DATE, term.getAs(Lexicon.LAST_DATE));
    values.put(Lexicon.COMPARED, term.getAs(Lexicon.COMPARED));
    values.put(Lexicon.GOLD, gold.stream().map(each -> goldOf(each, word, figures)).toArray());
    addCounts(term, values);
    return RowFactory.create(Lexicon.TABLE.names().stream().map(values::get).toArray());
  }

  /** A structure of name and figures for each class, by name. */
  private Object[] classes(Row term) {
    TreeMap<String, Row> classes = new TreeMap<>();
    List<Row> targets = term.getList(term.fieldIndex(TermTable.TARGETS));
    for (Row target : targets) {
      String name = target.getAs(WordRelevance.CLASS);
      if (!name.equals(Target.POLARITY)) {
        ClusteredMean mean = TermTable.termSums(target).mean();
        double margin = mean.margin(confidence);
        Row figures =
            RowFactory.create(
                mean.mean(), orNull(mean.mean() - margin), orNull(mean.mean() + margin));
        classes.put(name, RowFactory.create(name, figures));
      }
    }
    return classes.values().toArray();
  }

  private void addCounts(Row term, Map<String, Object> values) {
    if (term.isNullAt(term.fieldIndex(EntryTable.CLASS_COUNTS))) {
      return;
    }
    long[] counts =
        term.<Long>getList(term.fieldIndex(EntryTable.CLASS_COUNTS)).stream()
            .mapToLong(Long::longValue)
            .toArray();
    values.put(Lexicon.ENTROPY, ClassSpread.entropy(counts, classCount));
    if (labelled.length > 0) {
      SideCounts sides = sides(term, 0, labelled);
      values.put(Lexicon.LOG_ODDS_LABELS, sides.logOdds());
      values.put(Lexicon.PMI_LABELS, orNull(sides.mutualInformation()));
    }
    if (predicted.length > 0) {
      SideCounts sides = sides(term, 2, predicted);
      values.put(Lexicon.LOG_ODDS_PREDICTIONS, sides.logOdds());
      values.put(Lexicon.PMI_PREDICTIONS, orNull(sides.mutualInformation()));
    }
  }

  private static SideCounts sides(Row term, int first, long[] all) {
    return new SideCounts(
        term.getAs(EntryTable.SIDES.get(first)),
        term.getAs(EntryTable.SIDES.get(first + 1)),
        all[0],
        all[1]);
  }

  private static Row goldOf(GoldLexicon gold, String word, EntryFigures figures) {
    Double score = gold.scores().get(word);
    return RowFactory.create(
        gold.name(), score, GoldStatus.of(figures.polarity(), score).wireName());
  }

  /** Tables have null where there is no number. */
  static Double orNull(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
