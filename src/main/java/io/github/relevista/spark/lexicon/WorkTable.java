package io.github.relevista.spark.lexicon;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.sum;

import io.github.relevista.lexicon.GoldLexicon;
import io.github.relevista.lexicon.PolarityScale;
import io.github.relevista.lexicon.WorkRow;
import io.github.relevista.settings.InvalidSettingException;
import io.github.relevista.settings.LexiconSettings;
import io.github.relevista.settings.LexiconSettings.LetterCase;
import io.github.relevista.stats.FixedPoint;
import io.github.relevista.tables.Lexicon;
import io.github.relevista.tables.Predictions;
import io.github.relevista.tables.RunKeys;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Lexicons at work: the scores of a review's words in a lexicon, added up, beside the model itself,
 * held against the labels of reviews. The words are those of the table {@code predictions}.
 *
 * @param source the results
 * @param settings the spelling of terms, and how sure intervals are
 * @param labels which labels are positive and negative
 * @param predictions which predicted classes are
 */
record WorkTable(
    LexiconSource source, LexiconSettings settings, ReviewSides labels, ReviewSides predictions) {
  static final String OWN = "relevista";
  static final String MEANS = "relevista means";
  static final String MODEL = "the model";

  private static final String DATE = "date";
  private static final String SIDE = "positive";
  private static final String UNITS = "units";

  /** In front of the name of a class, and of the number of a lexicon. */
  private static final String SCORE = "score ";

  private static final String LEXICON = "lexicon ";

  /**
   * What a unit of a review adds to the figures of the review: whole numbers, which add up exactly.
   *
   * @param lexicons the score of every word, by lexicon
   * @param lowers whether words are looked up in small letters
   * @param classes the classes whose scores are wanted
   * @param positiveLabels the labels of positive reviews
   */
  private record Unit(
      List<Map<String, Double>> lexicons,
      boolean lowers,
      List<String> classes,
      List<String> positiveLabels)
      implements Serializable {
    Row of(Row row) {
      List<Object> values = new ArrayList<>();
      values.add(String.valueOf((Object) row.getAs(RunKeys.RUN_DATE)));
      values.add(row.getAs(Predictions.ID));
      values.add(positiveLabels.contains(row.<String>getAs(Predictions.LABEL)));
      values.add(1L);
      Map<String, Float> scores = row.getJavaMap(row.fieldIndex(Predictions.SCORES));
      classes.forEach(name -> values.add(FixedPoint.units(scores.get(name))));
      List<Row> tokens = row.getList(row.fieldIndex(Predictions.TOKENS));
      for (Map<String, Double> lexicon : lexicons) {
        values.add(sum(tokens, lexicon));
      }
      return RowFactory.create(values.toArray());
    }

    private long sum(List<Row> tokens, Map<String, Double> lexicon) {
      long sum = 0;
      for (Row token : tokens) {
        String form = token.getString(0);
        Double score = lexicon.get(lowers ? form.toLowerCase(Locale.ROOT) : form);
        sum += score == null ? 0 : FixedPoint.units(score.floatValue());
      }
      return sum;
    }
  }

  /**
   * How the model, the entries and each gold lexicon do. The entries count twice: all of them by
   * their polarities, and those that are sure and strong by their mean relevances less that of a
   * neutral word, which say how strong a word is where its polarity is 1 already.
   *
   * @param entries the table {@code lexicon}
   * @throws InvalidSettingException if labels or classes have not two sides
   */
  List<WorkRow> rows(Dataset<Row> entries, List<GoldLexicon> gold) {
    requireSides();
    Map<String, Double> polarities = new HashMap<>();
    Map<String, Double> means = new HashMap<>();
    double neutral =
        TermScales.ofAll(entries, col(Lexicon.MEAN)).map(PolarityScale::neutral).orElse(0.0);
    Column isSure = ExportFiles.isSure(settings.choice());
    for (Row row :
        entries
            .select(col(Lexicon.TERM), col(Lexicon.POLARITY), col(Lexicon.MEAN), isSure)
            .collectAsList()) {
      polarities.put(row.getString(0), row.getDouble(1));
      if (!row.isNullAt(3) && row.getBoolean(3)) {
        means.put(row.getString(0), row.getDouble(2) - neutral);
      }
    }
    List<String> systems = new ArrayList<>(List.of(MODEL, OWN, MEANS));
    List<Map<String, Double>> lexicons = new ArrayList<>(List.of(polarities, means));
    for (GoldLexicon each : gold) {
      systems.add(each.name());
      lexicons.add(each.scores());
    }
    // In an order of their own, so that not even a last digit depends on that of partitions.
    List<Row> reviews = reviews(lexicons).orderBy(col(DATE), col(Predictions.ID)).collectAsList();
    boolean[] positive = new boolean[reviews.size()];
    double[][] scores = new double[systems.size()][reviews.size()];
    for (int index = 0; index < positive.length; index++) {
      Row review = reviews.get(index);
      positive[index] = review.getAs(SIDE);
      scores[0][index] = lead(review);
      for (int lexicon = 0; lexicon < lexicons.size(); lexicon++) {
        scores[1 + lexicon][index] = review.<Long>getAs(LEXICON + lexicon);
      }
    }
    List<WorkRow> rows = new ArrayList<>();
    for (int system = 0; system < scores.length; system++) {
      rows.add(WorkRow.of(systems.get(system), scores[system], positive, settings.confidence()));
    }
    return rows;
  }

  /** Refuses results without the words of every review. */
  static void requireWords(LexiconSource source) throws IOException {
    if (!source.has(Predictions.TABLE)) {
      throw new InvalidSettingException(
          "at_work needs the words of every review, which %s does not have; explain with --predictions"
              .formatted(source.path()));
    }
  }

  private void requireSides() {
    if (!labels.areTwo() || !predictions.areTwo()) {
      throw new InvalidSettingException(
          "at_work needs reviews with positive and with negative labels, which %s does not tell; set positive_labels and negative_labels"
              .formatted(source.path()));
    }
  }

  /**
   * By how much the classes of the positive side lead: log Σ eˢ over their scores less that over
   * the others', the scores of a review being the means of those of its units.
   */
  private double lead(Row review) {
    return logSum(review, predictions.positive()) - logSum(review, predictions.negative());
  }

  private static double logSum(Row review, List<String> classes) {
    long units = review.getAs(UNITS);
    double[] scores =
        classes.stream()
            .map(name -> FixedPoint.decimal(review.getAs(SCORE + name)))
            .mapToDouble(sum -> sum.doubleValue() / units)
            .toArray();
    double highest = DoubleStream.of(scores).max().orElseThrow();
    return highest
        + Math.log(DoubleStream.of(scores).map(score -> Math.exp(score - highest)).sum());
  }

  /** Whether each labelled review is positive, and what every system says of it. */
  private Dataset<Row> reviews(List<Map<String, Double>> lexicons) {
    List<String> known = new ArrayList<>(labels.positive());
    known.addAll(labels.negative());
    List<String> classes = new ArrayList<>(predictions.positive());
    classes.addAll(predictions.negative());
    List<String> sums = new ArrayList<>(List.of(UNITS));
    classes.forEach(name -> sums.add(SCORE + name));
    for (int index = 0; index < lexicons.size(); index++) {
      sums.add(LEXICON + index);
    }
    StructType schema =
        new StructType()
            .add(DATE, DataTypes.StringType)
            .add(Predictions.ID, DataTypes.StringType)
            .add(SIDE, DataTypes.BooleanType);
    for (String name : sums) {
      schema = schema.add(name, DataTypes.LongType);
    }
    Unit unit =
        new Unit(
            lexicons,
            settings.terms().letterCase() == LetterCase.LOWER,
            classes,
            labels.positive());
    return source
        .rows(Predictions.TABLE)
        .where(col(Predictions.LABEL).isInCollection(known))
        .map((MapFunction<Row, Row>) unit::of, Encoders.row(schema))
        .groupBy(col(DATE), col(Predictions.ID))
        .agg(
            first(SIDE).as(SIDE),
            sums.stream().map(name -> sum("`" + name + "`").as(name)).toArray(Column[]::new));
  }
}
